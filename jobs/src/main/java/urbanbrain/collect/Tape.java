package urbanbrain.collect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** The bytes of a file from one place on; what lies before that place is forgotten. */
final class Tape {

  /** What stands where the file has ended. */
  static final int END = -1;

  private static final int FIRST_BUFFER = 64 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int start;
  private int limit;
  private long offset;
  private boolean isAtEnd;
  private String broken;

  /**
   * A tape that stands at the first byte.
   *
   * @param offset how many bytes of the file stand before
   */
  Tape(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** The byte (0 to 255) so many bytes further on, or {@link #END}. */
  int byteAt(int at) throws IOException {
    return start + at < limit || fill(at) ? buffer[start + at] & 0xff : END;
  }

  /** Goes on by so many bytes, all of which have been looked at. */
  void move(int bytes) {
    start += bytes;
    offset += bytes;
  }

  /** Where the line ends, or what is there of it: the inner loop of all reading. */
  int lineEnd(int from) {
    byte[] bytes = buffer;
    int end = limit;
    int i = start + from;
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    return i - start;
  }

  /** How many of the bytes between two places are this one. */
  int count(char wanted, int from, int to) {
    int count = 0;
    for (int i = start + from; i < start + to; i++) {
      count += buffer[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /** A copy of the next bytes. */
  byte[] copy(int length) {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  /** The array that holds the next byte at {@link #start}, until more are looked at. */
  byte[] array() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** How many bytes of the file stand before the next one. */
  long offset() {
    return offset;
  }

  /** Why the rest cannot be read, or null. */
  String broken() {
    return broken;
  }

  /** Reads on until this byte is there; false where the file ends before. */
  private boolean fill(int at) throws IOException {
    while (start + at >= limit && !isAtEnd) {
      if (limit == buffer.length) {
        makeRoom();
      }
      int read = read();
      isAtEnd = read < 0;
      limit += Math.max(0, read);
    }
    return start + at < limit;
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, limit, buffer.length - limit);
    } catch (EOFException | ZipException e) {
      broken = "the compressed file is damaged from here on: " + e.getMessage();
      return END;
    }
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
    } else {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }
}
