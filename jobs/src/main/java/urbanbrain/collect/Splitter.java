package urbanbrain.collect;

import static urbanbrain.collect.Tape.END;

import java.io.IOException;
import java.io.InputStream;
import urbanbrain.mapping.Format;

/**
 * Cuts the bytes of a file into records: lines, in CSV also quoted cells with line ends in them.
 * Whatever stands there, reading goes on: where a quote is never closed, or closed within a cell,
 * its line alone is the record; a line that is too large is passed over. Blank lines are no
 * records.
 */
public final class Splitter {

  /** A larger line is passed over: so many bytes a record may have. */
  public static final int LARGEST = 256 * 1024;

  /** A record over several lines ends before this, or its first line stands alone. */
  static final int LARGEST_QUOTED = 64 * 1024;

  /** So many bytes are shown of what is passed over. */
  public static final int SHOWN = 4 * 1024;

  private static final int[] BOM = {0xef, 0xbb, 0xbf};

  /** What {@link #next} found. */
  enum Found {
    RECORD,
    TOO_LARGE,
    /** The rest cannot be read; {@link #broken} says why. */
    BROKEN,
    NOTHING
  }

  private final Tape tape;
  private final boolean hasQuotes;
  private Found found = Found.NOTHING;

  private byte[] record = new byte[0];
  private int start;
  private int length;
  private long offset;
  private long line;

  /** How many bytes of the tape belong to the record and its line end. */
  private int step;

  private long followingLine;

  /**
   * Goes on at a record's start.
   *
   * @param in the bytes of the file from there on, not compressed
   * @param offset how many bytes stand before
   * @param line the line that begins there, from 1
   */
  Splitter(InputStream in, Format format, long offset, long line) {
    this.tape = new Tape(in, offset);
    this.hasQuotes = format == Format.CSV;
    this.followingLine = line;
  }

  /** Goes to the next record. */
  Found next() throws IOException {
    found = look();
    return found;
  }

  private Found look() throws IOException {
    do {
      tape.move(step);
      step = 0;
      line = followingLine;
      if (tape.offset() == 0) {
        skipBom();
      }
      offset = tape.offset();
      if (tape.byteAt(0) == END) {
        return tape.broken() == null ? Found.NOTHING : Found.BROKEN;
      }
      if (!cut()) {
        passOver();
        return Found.TOO_LARGE;
      }
    } while (isBlank());
    return Found.RECORD;
  }

  private void skipBom() throws IOException {
    for (int i = 0; i < BOM.length; i++) {
      if (tape.byteAt(i) != BOM[i]) {
        return;
      }
    }
    tape.move(BOM.length);
  }

  /** Finds where the record ends; false if it is too large. */
  private boolean cut() throws IOException {
    int at = tape.lineEnd(0);
    while (at <= LARGEST && tape.byteAt(at) != '\n' && tape.byteAt(at) != END) {
      at = tape.lineEnd(at);
    }
    if (at > LARGEST) {
      return false;
    }
    followingLine = line + 1;
    if (hasQuotes && tape.count('"', 0, at) > 0) {
      int end = quotedEnd();
      followingLine += tape.count('\n', at, end);
      at = Math.max(at, end);
    }
    step = tape.byteAt(at) == END ? at : at + 1;
    record = tape.array();
    start = tape.start();
    length = at > 0 && record[start + at - 1] == '\r' ? at - 1 : at;
    return true;
  }

  /** Where a record with quoted cells ends, or -1 if its quotes make no sense. */
  private int quotedEnd() throws IOException {
    int at = 0;
    while (true) {
      int b = tape.byteAt(at);
      if (b == '"') {
        at = afterQuote(at + 1);
        if (at < 0) {
          return -1;
        }
        b = tape.byteAt(at);
      }
      while (b != ',' && b != '\n' && b != END) {
        b = tape.byteAt(++at);
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
      int b = tape.byteAt(at++);
      if (b == END) {
        return -1;
      }
      if (b == '"') {
        int after = tape.byteAt(at);
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
    record = tape.copy(SHOWN);
    start = 0;
    length = SHOWN;
    for (int b = tape.byteAt(0); b != '\n' && b != END; b = tape.byteAt(0)) {
      tape.move(1);
    }
    step = tape.byteAt(0) == END ? 0 : 1;
    followingLine = line + 1;
  }

  private boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (record[i] != ' ' && record[i] != '\t') {
        return false;
      }
    }
    return true;
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
    return start;
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
    return offset;
  }

  /** How many bytes stand before what follows it. */
  long followingOffset() {
    return tape.offset() + step;
  }

  /** The line that follows it. */
  long followingLine() {
    return followingLine;
  }

  /** Why the rest cannot be read, or null. */
  String broken() {
    return tape.broken();
  }
}
