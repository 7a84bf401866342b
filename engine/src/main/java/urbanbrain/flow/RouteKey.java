package urbanbrain.flow;

import java.util.Objects;
import urbanbrain.event.StableHash;
import urbanbrain.feed.Key;

/**
 * The key under which an event or a patch meets others: a value within a key space. State and
 * timers ask for its hash and compare it many times, when all that it points to has long left the
 * cache: so it keeps the hash, and one that is kept has a short text in itself.
 */
public final class RouteKey implements Key {

  /** Stands between the values of a key of several fields: no text that people write has it. */
  public static final char BETWEEN = '\u001f';

  /**
   * Of a text that stands for itself: of no packed one, as it would be of the letter ÿ, which none
   * has.
   */
  private static final long WHOLE = -1;

  private static final int SHORT = 2 * Long.BYTES;

  private final int space;
  private final int hash;
  private final long number;

  /** The first eight characters of a short text, a byte each, or {@link #WHOLE}. */
  private final long front;

  /** The others. */
  private final long back;

  /** Null where it is packed. */
  private final String text;

  /**
   * A key.
   *
   * @param space the code of the key space, see {@code urbanbrain.rule.Feed}
   * @param number the tile or bucket, else 0
   * @param text the value of the key fields, else empty
   */
  public RouteKey(int space, long number, String text) {
    this(space, number, text, false);
  }

  private RouteKey(int space, long number, String text, boolean isLean) {
    this.space = space;
    this.number = number;
    boolean isPacked = isLean && isShort(text);
    this.front = isPacked ? pack(text, 0) : WHOLE;
    this.back = isPacked ? pack(text, Long.BYTES) : 0;
    this.text = isPacked ? null : text;
    // It decides the key group, so it must never change.
    this.hash = (int) StableHash.mix(31L * (31L * space + number) + Objects.hashCode(text));
  }

  /** The same, of which a short text is packed: one that is kept. */
  static RouteKey lean(int space, long number, String text) {
    return new RouteKey(space, number, text, true);
  }

  private static boolean isShort(String text) {
    if (text == null || text.length() > SHORT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || text.charAt(i) >= 0xff) {
        return false;
      }
    }
    return true;
  }

  private static long pack(String text, int from) {
    long packed = 0;
    for (int i = Math.min(text.length(), from + Long.BYTES) - 1; i >= from; i--) {
      packed = packed << Byte.SIZE | text.charAt(i);
    }
    return packed;
  }

  private static void unpack(long packed, StringBuilder into) {
    for (long rest = packed; rest != 0; rest >>>= Byte.SIZE) {
      into.append((char) (rest & 0xff));
    }
  }

  /** The code of the key space. */
  public int space() {
    return space;
  }

  /** The tile or bucket, else 0. */
  public long number() {
    return number;
  }

  @Override
  public String text() {
    if (front == WHOLE) {
      return text;
    }
    StringBuilder all = new StringBuilder(SHORT);
    unpack(front, all);
    unpack(back, all);
    return all.toString();
  }

  /** The text of a key as people see it. */
  public static String shown(String text) {
    return text.replace(BETWEEN, '/');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteKey key
        && hash == key.hash
        && space == key.space
        && number == key.number
        && isSameText(key);
  }

  private boolean isSameText(RouteKey key) {
    boolean arePacked = front != WHOLE && key.front != WHOLE;
    return arePacked ? front == key.front && back == key.back : Objects.equals(text(), key.text());
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "RouteKey[space=" + space + ", number=" + number + ", text=" + text() + "]";
  }
}
