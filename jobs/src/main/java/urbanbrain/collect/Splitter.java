package urbanbrain.collect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import urbanbrain.mapping.Format;

/**
 * Cuts the bytes of a file into records: lines, in CSV also quoted cells with line ends in them.
 * Whatever stands there, reading goes on: where a quote is never closed, or closed within a cell,
 * its line alone is the record; a line that is too large is passed over. Blank lines are no
 * records.
 */
final class Splitter {

  /** A larger line is passed over. */
  static final int LARGEST = 256 * 1024;

  /** A record over several lines ends before this, or its first line stands alone. */
  static final int LARGEST_QUOTED = 64 * 1024;

  /** So much is shown of what is passed over. */
  static final int SHOWN = 4 * 1024;

  private static final int FIRST_BUFFER = 64 * 1024;
  private static final int END = -1;
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** What {@link #next} found. */
  enum Found {
    RECORD,
    TOO_LARGE,
    /** The rest cannot be read; {@link #broken} says why. */
    BROKEN,
    NOTHING
  }

  private final InputStream in;
  private final boolean hasQuotes;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int limit;
  private boolean isAtEnd;
  private String broken;
  private Found found = Found.NOTHING;

  /** Where the record begins in the buffer, and how many bytes of the file stand before. */
  private int start;

  private long offset;

  private int following;
  private long followingLine;

  private byte[] record = buffer;
  private int recordStart;
  private int length;
  private long recordOffset;
  private long line;

  /**
   * Goes on at a record's start.
   *
   * @param in the bytes of the file from there on, not compressed
   * @param offset how many bytes stand before
   * @param line the line that begins there, from 1
   */
  Splitter(InputStream in, Format format, long offset, long line) {
    this.in = in;
    this.hasQuotes = format == Format.CSV;
    this.offset = offset;
    this.followingLine = line;
  }

  /** Goes to the next record. */
  Found next() throws IOException {
    found = look();
    return found;
  }

  private Found look() throws IOException {
    do {
      offset += following - start;
      start = following;
      line = followingLine;
      if (offset == 0) {
        skipBom();
      }
      recordOffset = offset;
      if (byteAt(0) == END) {
        return broken == null ? Found.NOTHING : Found.BROKEN;
      }
      if (!cut()) {
        passOver();
        return Found.TOO_LARGE;
      }
    } while (isBlank());
    record = buffer;
    recordStart = start;
    return Found.RECORD;
  }

  private void skipBom() throws IOException {
    if (byteAt(2) != END && Arrays.equals(buffer, start, start + BOM.length, BOM, 0, BOM.length)) {
      start += BOM.length;
      following = start;
      offset = BOM.length;
    }
  }

  /** Finds where the record ends; false if it is too large. */
  private boolean cut() throws IOException {
    int at = lineEnd(0);
    while (at <= LARGEST && byteAt(at) != '\n' && byteAt(at) != END) {
      at = lineEnd(at);
    }
    if (at > LARGEST) {
      return false;
    }
    int lines = 1;
    if (hasQuotes && isQuoted(at)) {
      int end = quotedEnd();
      lines += end < 0 ? 0 : count(at, end);
      at = Math.max(at, end);
    }
    length = at > 0 && buffer[start + at - 1] == '\r' ? at - 1 : at;
    following = Math.min(start + at + 1, limit);
    followingLine = line + lines;
    return true;
  }

  /** Where the line ends, or what is there of it: the inner loop of all reading. */
  private int lineEnd(int from) {
    byte[] bytes = buffer;
    int end = limit;
    int i = start + from;
    while (i < end && bytes[i] != '\n') {
      i++;
    }
    return i - start;
  }

  private boolean isQuoted(int end) {
    for (int i = start; i < start + end; i++) {
      if (buffer[i] == '"') {
        return true;
      }
    }
    return false;
  }

  /** Line ends within a record. */
  private int count(int from, int end) {
    int lines = 0;
    for (int i = from; i < end; i++) {
      lines += buffer[start + i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Where a record with quoted cells ends, or -1 if its quotes make no sense. */
  private int quotedEnd() throws IOException {
    int at = 0;
    while (true) {
      int b = byteAt(at);
      if (b == '"') {
        at = afterQuote(at + 1);
        if (at < 0) {
          return -1;
        }
        b = byteAt(at);
      }
      while (b != ',' && b != '\n' && b != END) {
        b = byteAt(++at);
      }
      if (b != ',') {
        return at;
      }
      at++;
    }
  }

  /** Where a quoted cell ends, or -1 if its quote is not closed, or not at the end of a cell. */
  private int afterQuote(int from) throws IOException {
    int at = from;
    while (at <= LARGEST_QUOTED) {
      int b = byteAt(at++);
      if (b == END) {
        return -1;
      }
      if (b == '"') {
        int after = byteAt(at);
        if (after == ',' || after == '\n' || after == '\r' || after == END) {
          return at;
        }
        if (after != '"') {
          return -1;
        }
        at++;
      }
    }
    return -1;
  }

  /** Keeps the start of a line and forgets the rest. */
  private void passOver() throws IOException {
    record = Arrays.copyOfRange(buffer, start, start + SHOWN);
    recordStart = 0;
    length = SHOWN;
    for (int b = byteAt(0); b != '\n' && b != END; b = byteAt(0)) {
      start++;
      offset++;
      following = start;
    }
    following = Math.min(start + 1, limit);
    followingLine = line + 1;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (buffer[start + i] != ' ' && buffer[start + i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private int byteAt(int at) throws IOException {
    return start + at < limit || fill(at) ? buffer[start + at] & 0xff : END;
  }

  /** Reads on until this byte of the record is there; false where the file ends before. */
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
      following -= start;
      start = 0;
    } else {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  /** What {@link #next} found last. */
  Found found() {
    return found;
  }

  /** The array in which the record lies, until the next one is looked for. */
  byte[] bytes() {
    return record;
  }

  /** Where in the array it begins. */
  int start() {
    return recordStart;
  }

  /** How many bytes it has, without its line end. */
  int length() {
    return length;
  }

  /** The line where it begins, from 1. */
  long line() {
    return line;
  }

  /** How many bytes stand before it in the file. */
  long offset() {
    return recordOffset;
  }

  /** How many bytes stand before what follows it. */
  long followingOffset() {
    return offset + following - start;
  }

  /** The line that follows it. */
  long followingLine() {
    return followingLine;
  }

  /** Why the rest cannot be read, or null. */
  String broken() {
    return broken;
  }
}
