package urbanbrain.window.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.rule.Leg;

/**
 * How what evidence shows of an event is packed into bytes: its id, time, content's hash and place,
 * and the fields that some rule uses. A whole event with its texts is some ten objects, and a key
 * has one in each pane. Not to be shared between threads.
 */
public final class EvidenceForm {

  /** Time, then id, then identity: the order of evidence. */
  static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::id)
          .thenComparingLong(Event::identity);

  /** The most bytes of a length or of a character. */
  private static final int LENGTH = 5;

  private static final int CHARACTER = 3;

  /** No less than the bytes of all that is not a text: time, hash, place; and of a number. */
  private static final int FIXED = 2 * LENGTH + 10 + 1 + 3 * Long.BYTES;

  private static final int NUMBER = 1 + 10;

  private static final double[] POWERS = {1, 10, 100, 1_000};
  private static final int ABSENT = POWERS.length;
  private static final int WHOLE = ABSENT + 1;

  /** Decimals with more digits are not shorter than the eight bytes that they take anyway. */
  private static final long SHORT = 1_000_000_000_000L;

  private final int stream;
  private final int[] numbers;
  private final int[] texts;
  private ByteBuffer scratch = ByteBuffer.allocate(FIXED);

  private EvidenceForm(int stream, int[] numbers, int[] texts) {
    this.stream = stream;
    this.numbers = numbers;
    this.texts = texts;
  }

  /** For legs that one stream fills. */
  public static EvidenceForm of(List<Leg> legs) {
    return new EvidenceForm(legs.get(0).stream().code(), slots(legs, false), slots(legs, true));
  }

  private static int[] slots(List<Leg> legs, boolean isText) {
    return legs.stream()
        .flatMap(leg -> leg.shown().stream())
        .filter(field -> field.isText() == isText)
        .mapToInt(Field::slot)
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * Packs an event, its length before it.
   *
   * @return what is between its position and its limit, until the next one is packed
   */
  ByteBuffer pack(Event event) {
    makeRoom(event);
    scratch.clear().position(LENGTH);
    Varint.putSigned(event.time(), scratch);
    putText(event.id(), scratch);
    scratch.putLong(event.content());
    scratch.put((byte) (event.isPlaced() ? 1 : 0));
    if (event.isPlaced()) {
      scratch.putDouble(event.lat()).putDouble(event.lon());
    }
    for (int slot : numbers) {
      putNumber(event.numbers()[slot], scratch);
    }
    for (int slot : texts) {
      putText(event.texts()[slot], scratch);
    }
    return putLength();
  }

  private void makeRoom(Event event) {
    int most = FIXED + CHARACTER * event.id().length() + NUMBER * numbers.length;
    for (int slot : texts) {
      String text = event.texts()[slot];
      most += LENGTH + (text == null ? 0 : CHARACTER * text.length());
    }
    if (most > scratch.capacity()) {
      scratch = ByteBuffer.allocate(2 * most);
    }
  }

  private ByteBuffer putLength() {
    int end = scratch.position();
    int length = end - LENGTH;
    int begin = LENGTH - Varint.size(length);
    scratch.position(begin);
    Varint.put(length, scratch);
    return scratch.limit(end).position(begin);
  }

  /** A text by its characters, so that what is no whole character comes back too. */
  private static void putText(String text, ByteBuffer out) {
    if (text == null) {
      Varint.put(0, out);
      return;
    }
    Varint.put(text.length() + 1, out);
    for (int i = 0; i < text.length(); i++) {
      Varint.put(text.charAt(i), out);
    }
  }

  private static String getText(ByteBuffer in) {
    int length = (int) Varint.get(in) - 1;
    if (length < 0) {
      return null;
    }
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) Varint.get(in);
    }
    return new String(text);
  }

  /** Most numbers are decimals with few digits: those are shorter than a double. */
  private static void putNumber(double number, ByteBuffer out) {
    if (Double.isNaN(number)) {
      out.put((byte) ABSENT);
      return;
    }
    for (int digits = 0; digits < POWERS.length; digits++) {
      long scaled = (long) Math.rint(number * POWERS[digits]);
      if (Math.abs(scaled) < SHORT && isSame(scaled / POWERS[digits], number)) {
        out.put((byte) digits);
        Varint.putSigned(scaled, out);
        return;
      }
    }
    out.put((byte) WHOLE).putDouble(number);
  }

  /** Zero and minus zero are not. */
  private static boolean isSame(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }

  private static double getNumber(ByteBuffer in) {
    int kind = in.get();
    if (kind == ABSENT) {
      return Double.NaN;
    }
    return kind == WHOLE ? in.getDouble() : Varint.getSigned(in) / POWERS[kind];
  }

  /** The event that is packed at a place, with as much of it as evidence shows. */
  Event unpack(byte[] packed, int at) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    Varint.get(in);
    Event.Clock clock = new Event.Clock(Varint.getSigned(in), Event.NO_ARRIVAL);
    String id = getText(in);
    long content = in.getLong();
    Place place = in.get() == 1 ? new Place(in.getDouble(), in.getDouble()) : Place.NONE;
    double[] allNumbers = new double[width(numbers)];
    Arrays.fill(allNumbers, Double.NaN);
    for (int slot : numbers) {
      allNumbers[slot] = getNumber(in);
    }
    String[] allTexts = new String[width(texts)];
    for (int slot : texts) {
      allTexts[slot] = getText(in);
    }
    return new Event(stream, id, clock, place, allNumbers, allTexts, content);
  }

  private static int width(int[] slots) {
    return slots.length == 0 ? 0 : slots[slots.length - 1] + 1;
  }

  /** How an event that is packed at a place compares with another. */
  int compare(byte[] packed, int at, Event other) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    Varint.get(in);
    int byTime = Long.compare(Varint.getSigned(in), other.time());
    return byTime != 0 ? byTime : ORDER.compare(unpack(packed, at), other);
  }

  /** Where what is packed at a place ends. */
  static int end(byte[] packed, int at) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    in.position(at);
    int length = (int) Varint.get(in);
    return in.position() + length;
  }
}
