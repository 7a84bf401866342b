package urbanbrain.mapping.json;

import java.util.Arrays;
import urbanbrain.text.Decimals;

/** What stood in the columns of the record that is open, by their slots. */
final class Found {

  private enum Kind {
    ABSENT,
    TEXT,
    NUMBER,
    WHOLE,
    NESTED
  }

  /** What stood in a column of an element. */
  record Value(Kind kind, String text, double number, long whole, long from, long to) {}

  private final Kind[] kinds;
  private final String[] texts;
  private final double[] numbers;
  private final long[] wholes;
  private final long[] from;
  private final long[] to;

  /** Room for so many columns. */
  Found(int size) {
    kinds = new Kind[size];
    texts = new String[size];
    numbers = new double[size];
    wholes = new long[size];
    from = new long[size];
    to = new long[size];
  }

  /** Nothing was found yet. */
  void clear() {
    Arrays.fill(kinds, Kind.ABSENT);
    Arrays.fill(texts, null);
  }

  /** There is no value, or null. */
  void absent(int slot) {
    keep(slot, Kind.ABSENT, null);
  }

  /** There is a text, true or false. */
  void text(int slot, String text) {
    keep(slot, Kind.TEXT, text);
  }

  /** There is a number that is written so. */
  void number(int slot, String text) {
    keep(slot, Kind.NUMBER, text);
    numbers[slot] = Decimals.parse(text);
  }

  /** There is a whole number, written as {@link Long#toString} writes it. */
  void whole(int slot, long number) {
    keep(slot, Kind.WHOLE, null);
    wholes[slot] = number;
  }

  /** There is a list or an object, from one byte of the record to another. */
  void nested(int slot, long start, long end) {
    keep(slot, Kind.NESTED, null);
    from[slot] = start;
    to[slot] = end;
  }

  private void keep(int slot, Kind kind, String text) {
    kinds[slot] = kind;
    texts[slot] = text;
  }

  /** The value in a slot, to be put back later. */
  Value value(int slot) {
    return new Value(kinds[slot], texts[slot], numbers[slot], wholes[slot], from[slot], to[slot]);
  }

  /** Puts a value back. */
  void put(int slot, Value value) {
    keep(slot, value.kind, value.text);
    numbers[slot] = value.number;
    wholes[slot] = value.whole;
    from[slot] = value.from;
    to[slot] = value.to;
  }

  /** Whether there is a value. */
  boolean has(int slot) {
    return kinds[slot] != Kind.ABSENT;
  }

  /** Whether the value is a list or an object. */
  boolean isNested(int slot) {
    return kinds[slot] == Kind.NESTED;
  }

  /** The first byte of a list or an object within the record. */
  long from(int slot) {
    return from[slot];
  }

  /** The byte after a list or an object. */
  long to(int slot) {
    return to[slot];
  }

  /** Whether the value was found as a whole number, without its text. */
  boolean isWhole(int slot) {
    return kinds[slot] == Kind.WHOLE;
  }

  /** The value that is a whole number. */
  long whole(int slot) {
    return wholes[slot];
  }

  /** The value as text; null where it is absent or no single value. */
  String text(int slot) {
    if (kinds[slot] == Kind.WHOLE && texts[slot] == null) {
      texts[slot] = Long.toString(wholes[slot]);
    }
    return texts[slot];
  }

  /** The value as a number; NaN where it is absent or no number. */
  double number(int slot) {
    return switch (kinds[slot]) {
      case NUMBER -> numbers[slot];
      case WHOLE -> wholes[slot];
      case TEXT -> Decimals.parse(texts[slot].strip());
      default -> Double.NaN;
    };
  }
}
