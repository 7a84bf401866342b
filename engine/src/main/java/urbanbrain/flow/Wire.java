package urbanbrain.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.evidence.Names;
import urbanbrain.text.TextMap;

/** How the small parts of all codecs are written: texts that may be absent, arrays, lists. */
public final class Wire {

  private static final int AT_A_TIME = 1_024;

  /** A text whose characters take two bytes. */
  private static final int WIDE = 1;

  private static final int WIDEST_BYTE = 0xff;

  /** Writes one element. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value, DataOutputView out) throws IOException;
  }

  /** Reads one element. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInputView in) throws IOException;
  }

  private Wire() {}

  /** Reads the version byte that state begins with; fails where it is not the one known. */
  public static void readVersion(DataInputView in, int known) throws IOException {
    int version = in.readUnsignedByte();
    if (version != known) {
      throw new IOException("state of version " + version + ", known is " + known);
    }
  }

  /** Writes a text, which may be null: a byte for each character, or two if any needs two. */
  public static void writeText(String text, DataOutputView out) throws IOException {
    if (text == null) {
      out.writeByte(0);
      return;
    }
    boolean isWide = isWide(text);
    writeBits((text.length() + 1L) << 1 | (isWide ? WIDE : 0), out);
    if (isWide) {
      out.writeChars(text);
    } else {
      writeNarrow(text, out);
    }
  }

  private static boolean isWide(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all > WIDEST_BYTE;
  }

  /** Eight at a time: to write each by itself takes twice as long. */
  private static void writeNarrow(String text, DataOutputView out) throws IOException {
    int at = 0;
    for (; at + Long.BYTES <= text.length(); at += Long.BYTES) {
      long eight = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        eight = eight << Byte.SIZE | text.charAt(at + i);
      }
      out.writeLong(eight);
    }
    for (; at < text.length(); at++) {
      out.writeByte(text.charAt(at));
    }
  }

  /** Reads a text, which may be null. */
  public static String readText(DataInputView in) throws IOException {
    long head = readBits(in);
    if (head == 0) {
      return null;
    }
    int length = (int) (head >>> 1) - 1;
    if ((head & WIDE) != 0) {
      return readWide(length, in);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String readWide(int length, DataInputView in) throws IOException {
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = in.readChar();
    }
    return new String(chars);
  }

  /** Writes a count or length; small ones take one byte. */
  public static void writeSize(int size, DataOutputView out) throws IOException {
    writeBits(Integer.toUnsignedLong(size), out);
  }

  /** Reads a count or length. */
  public static int readSize(DataInputView in) throws IOException {
    return (int) readBits(in);
  }

  /** Writes a number of either sign; one near 0 takes one byte, the furthest ten. */
  public static void writeNumber(long number, DataOutputView out) throws IOException {
    // the sign stands last, so that what is little below 0 is short too
    writeBits((number << 1) ^ (number >> (Long.SIZE - 1)), out);
  }

  /** Reads a number of either sign. */
  public static long readNumber(DataInputView in) throws IOException {
    long bits = readBits(in);
    return (bits >>> 1) ^ -(bits & 1);
  }

  /** Seven bits a byte, the lowest first, until there are no more (LEB128). */
  private static void writeBits(long bits, DataOutputView out) throws IOException {
    long rest = bits;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readBits(DataInputView in) throws IOException {
    long bits = 0;
    int shift = 0;
    int part;
    do {
      part = in.readByte();
      bits |= (long) (part & 0x7f) << shift;
      shift += 7;
    } while ((part & 0x80) != 0);
    return bits;
  }

  /** Writes an array of longs with its length. */
  public static void writeLongs(long[] values, DataOutputView out) throws IOException {
    writeSize(values.length, out);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  /** Reads an array of longs. */
  public static long[] readLongs(DataInputView in) throws IOException {
    long[] values = new long[readSize(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  /** Writes the first of some longs, without their number, many at a time. */
  public static void writeAll(long[] values, int size, DataOutputView out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * Math.min(size, AT_A_TIME));
    for (int from = 0; from < size; from += AT_A_TIME) {
      int count = Math.min(size - from, AT_A_TIME);
      bytes.asLongBuffer().put(values, from, count);
      out.write(bytes.array(), 0, Long.BYTES * count);
    }
  }

  /** Reads so many longs, many at a time. */
  public static long[] readAll(int size, DataInputView in) throws IOException {
    long[] values = new long[size];
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * Math.min(size, AT_A_TIME));
    for (int from = 0; from < size; from += AT_A_TIME) {
      int count = Math.min(size - from, AT_A_TIME);
      in.readFully(bytes.array(), 0, Long.BYTES * count);
      bytes.asLongBuffer().get(values, from, count);
    }
    return values;
  }

  /** Writes a list with its length. */
  public static <T> void writeList(List<T> list, DataOutputView out, Writer<T> writer)
      throws IOException {
    writeSize(list.size(), out);
    for (T element : list) {
      writer.write(element, out);
    }
  }

  /** Reads a list into a new one that may be changed. */
  public static <T> List<T> readList(DataInputView in, Reader<T> reader) throws IOException {
    int size = readSize(in);
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  /** Writes a map of texts in its order. */
  public static void writeTexts(Map<String, String> map, DataOutputView out) throws IOException {
    writeSize(map.size(), out);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      writeText(entry.getKey(), out);
      writeText(entry.getValue(), out);
    }
  }

  /** Reads a map of texts, which is not to be changed. */
  public static Map<String, String> readTexts(DataInputView in) throws IOException {
    String[] pairs = new String[2 * readSize(in)];
    for (int i = 0; i < pairs.length; i++) {
      String text = readText(in);
      pairs[i] = i % 2 == 0 ? Names.one(text) : text;
    }
    return TextMap.of(pairs);
  }
}
