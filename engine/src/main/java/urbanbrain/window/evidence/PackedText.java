package urbanbrain.window.evidence;

import java.nio.ByteBuffer;

/** Texts as they are packed: by their characters, or as the number that they are. */
final class PackedText {

  /** Of so many digits every number fits. */
  private static final int DIGITS = 18;

  private PackedText() {}

  /** A text by its characters, so that what is no whole character comes back too. */
  static void put(String text, ByteBuffer out) {
    if (text == null) {
      Varint.put(0, out);
      return;
    }
    Varint.put(text.length() + 1, out);
    for (int i = 0; i < text.length(); i++) {
      Varint.put(text.charAt(i), out);
    }
  }

  /** Reads what {@link #put} wrote. */
  static String get(ByteBuffer in) {
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

  /** The number that is written just so, below zero if there is none. */
  static long number(String id) {
    int length = id.length();
    if (length == 0 || length > DIGITS || (length > 1 && id.charAt(0) == '0')) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = id.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Reads a text that is a number of so many bytes, or that {@link #put} wrote if of none. */
  static String get(int size, byte[] packed, ByteBuffer in) {
    if (size == 0) {
      return get(in);
    }
    long id = Decimal.getBytes(packed, in.position(), size);
    in.position(in.position() + size);
    return Long.toString(id);
  }
}
