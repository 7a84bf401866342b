package urbanbrain.window.evidence;

import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need, seven bits a byte, the lowest first (LEB128). */
final class Varint {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private Varint() {}

  /** Writes a number; one below zero takes ten bytes. */
  static void put(long value, ByteBuffer out) {
    long rest = value;
    while ((rest & -MORE) != 0) {
      out.put((byte) (rest | MORE));
      rest >>>= BITS;
    }
    out.put((byte) rest);
  }

  /** Reads what {@link #put} wrote. */
  static long get(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte part;
    do {
      part = in.get();
      value |= (long) (part & (MORE - 1)) << shift;
      shift += BITS;
    } while (part < 0);
    return value;
  }

  /** How many bytes a number takes. */
  static int size(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + BITS - 1) / BITS);
  }

  /** Writes a number that is near zero, on either side of it (zigzag). */
  static void putSigned(long value, ByteBuffer out) {
    put((value << 1) ^ (value >> (Long.SIZE - 1)), out);
  }

  /** Reads what {@link #putSigned} wrote. */
  static long getSigned(ByteBuffer in) {
    long value = get(in);
    return (value >>> 1) ^ -(value & 1);
  }
}
