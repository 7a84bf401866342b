package urbanbrain.window.pane;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes the words of a pane in few bytes: most are small numbers, or decimals of few bits. Four
 * bits a word say how many of its bytes stand after them, of which end, and the others are zero.
 */
final class WordForm {

  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;

  private WordForm() {}

  /** Writes some words. */
  static void write(long[] words, DataOutput out) throws IOException {
    for (int i = 0; i < words.length; i += 2) {
      int second = i + 1 < words.length ? kind(words[i + 1]) : 0;
      out.writeByte(kind(words[i]) | second << BITS);
    }
    for (long word : words) {
      writeBytes(word, kind(word), out);
    }
  }

  /** Up to eight: that many low bytes; nine and more: eight less, of the high ones. */
  private static int kind(long word) {
    int low = bytes(Long.SIZE - Long.numberOfLeadingZeros(word));
    int high = bytes(Long.SIZE - Long.numberOfTrailingZeros(word));
    return word == 0 || low <= high ? low : Long.BYTES + high;
  }

  private static int bytes(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  private static void writeBytes(long word, int kind, DataOutput out) throws IOException {
    for (int i = 0; i < count(kind); i++) {
      out.writeByte((int) (word >>> shift(i, kind)));
    }
  }

  private static int count(int kind) {
    return kind > Long.BYTES ? kind - Long.BYTES : kind;
  }

  private static int shift(int index, int kind) {
    return kind > Long.BYTES ? Long.SIZE - Byte.SIZE * (index + 1) : Byte.SIZE * index;
  }

  /** Reads as many words as there is room for. */
  static void read(long[] words, DataInput in) throws IOException {
    byte[] kinds = new byte[(words.length + 1) / 2];
    in.readFully(kinds);
    for (int i = 0; i < words.length; i++) {
      words[i] = readBytes((kinds[i / 2] >>> (i % 2 * BITS)) & MASK, in);
    }
  }

  private static long readBytes(int kind, DataInput in) throws IOException {
    long word = 0;
    for (int i = 0; i < count(kind); i++) {
      word |= (long) in.readUnsignedByte() << shift(i, kind);
    }
    return word;
  }
}
