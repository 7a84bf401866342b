package urbanbrain.window.evidence;

import java.nio.ByteBuffer;

/**
 * Numbers in as few bytes as they need: most are decimals with few digits, and shorter than a
 * double. The first byte says what the number is and how many bytes of it follow, the lowest first.
 */
public final class Decimal {

  /** The most bytes of a number. */
  static final int MOST = 1 + Long.BYTES;

  private static final double[] POWERS = {1, 10, 100, 1_000};
  private static final int ABSENT = POWERS.length;
  private static final int WHOLE = ABSENT + 1;

  /** As one of the numbers before it. */
  private static final int SAME = WHOLE + 1;

  private static final int KIND = 7;
  private static final int NEGATIVE = 8;
  private static final int COUNT_SHIFT = 4;
  private static final int COUNT = 15;

  /** Decimals with more digits are not shorter than the eight bytes that they take anyway. */
  private static final long SHORT = 1_000_000_000_000L;

  private Decimal() {}

  /** Writes a number. */
  public static void put(double number, ByteBuffer out) {
    if (Double.isNaN(number)) {
      out.put((byte) ABSENT);
      return;
    }
    for (int digits = 0; digits < POWERS.length; digits++) {
      long scaled = (long) Math.rint(number * POWERS[digits]);
      if (Math.abs(scaled) < SHORT && isSame(scaled / POWERS[digits], number)) {
        put(scaled < 0 ? digits | NEGATIVE : digits, Math.abs(scaled), out);
        return;
      }
    }
    put(WHOLE, Double.doubleToRawLongBits(number), out);
  }

  private static void put(int kind, long bits, ByteBuffer out) {
    int count = size(bits);
    out.put((byte) (kind | (count << COUNT_SHIFT)));
    putBytes(bits, count, out);
  }

  /** How many bytes a number without a sign takes, none if it is zero. */
  static int size(long bits) {
    return (Long.SIZE - Long.numberOfLeadingZeros(bits) + Byte.SIZE - 1) / Byte.SIZE;
  }

  static void putBytes(long bits, int count, ByteBuffer out) {
    for (int i = 0; i < count; i++) {
      out.put((byte) (bits >>> (Byte.SIZE * i)));
    }
  }

  /** Writes a number for which it is enough to name one of these, if it is one of them. */
  static void put(double number, double[] before, ByteBuffer out) {
    for (int i = 0; i < before.length && i <= COUNT; i++) {
      if (isSame(before[i], number)) {
        out.put((byte) (SAME | (i << COUNT_SHIFT)));
        return;
      }
    }
    put(number, out);
  }

  /** Zero and minus zero are not. */
  static boolean isSame(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }

  /** Reads a number. */
  public static double get(byte[] in, int at) {
    int head = in[at];
    int kind = head & KIND;
    if (kind == ABSENT) {
      return Double.NaN;
    }
    long bits = getBytes(in, at + 1, (head >>> COUNT_SHIFT) & COUNT);
    if (kind == WHOLE) {
      return Double.longBitsToDouble(bits);
    }
    long scaled = (head & NEGATIVE) == 0 ? bits : -bits;
    return kind == 0 ? scaled : scaled / POWERS[kind];
  }

  static long getBytes(byte[] in, int at, int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= (in[at + i] & 0xffL) << (Byte.SIZE * i);
    }
    return bits;
  }

  /** Where the number that begins at a place ends. */
  public static int end(byte[] in, int at) {
    int head = in[at];
    boolean hasBytes = (head & KIND) != SAME;
    return at + 1 + (hasBytes ? (head >>> COUNT_SHIFT) & COUNT : 0);
  }

  /** Reads a number that may be one of those that are written one after the other at a place. */
  static double get(byte[] in, int at, int before) {
    int head = in[at];
    if ((head & KIND) != SAME) {
      return get(in, at);
    }
    int place = before;
    for (int i = (head >>> COUNT_SHIFT) & COUNT; i > 0; i--) {
      place = end(in, place);
    }
    return get(in, place);
  }
}
