package urbanbrain.collect;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.Format;

/** One file that is being read, plain or compressed; gives its records as decode wants them. */
final class OpenFile implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final int source;
  private final CountingInputStream compressed;
  private final InputStream plain;
  private final Splitter splitter;
  private Record header;
  private boolean isHead;
  private boolean isOver;
  private boolean isLeft;

  private OpenFile(int source, CountingInputStream compressed, InputStream plain, Splitter split) {
    this.source = source;
    this.compressed = compressed;
    this.plain = plain;
    this.splitter = split;
  }

  /**
   * Opens a file where it was left.
   *
   * @param source the index of its source
   */
  static OpenFile at(Position position, int source, Input input) throws IOException {
    return at(position, source, Path.of(input.path()), input.spec().format());
  }

  private static OpenFile at(Position position, int source, Path path, Format format)
      throws IOException {
    CountingInputStream bytes = new CountingInputStream(Files.newInputStream(path));
    InputStream plain = unpack(new BufferedInputStream(bytes, BUFFER));
    plain.skipNBytes(position.offset());
    Splitter splitter = new Splitter(plain, format, position.offset(), position.line());
    OpenFile file = new OpenFile(source, bytes, plain, splitter);
    if (position.offset() == 0 && format == Format.CSV) {
      file.readHeader();
    }
    return file;
  }

  /** The first record of a CSV file, which names its columns, or null where there is none. */
  static Record header(Path path) throws IOException {
    try (OpenFile file = at(Position.START, 0, path, Format.CSV)) {
      return file.header;
    }
  }

  private static InputStream unpack(InputStream in) throws IOException {
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? inflate(in) : in;
  }

  private static InputStream inflate(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, BUFFER);
    } catch (EOFException | ZipException e) {
      return new Damaged(e);
    }
  }

  /** A compressed file that is none from its first byte on: told of as damage further on is. */
  private static final class Damaged extends InputStream {
    private final IOException reason;

    Damaged(IOException reason) {
      this.reason = reason;
    }

    @Override
    public int read() throws IOException {
      throw reason;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw reason;
    }
  }

  /** Takes the first record as header; what is no record is left to be given as what it is. */
  private void readHeader() throws IOException {
    if (!advance()) {
      return;
    }
    if (splitter.found() != Splitter.Found.RECORD) {
      isLeft = true;
      return;
    }
    byte[] copy = new byte[splitter.length()];
    System.arraycopy(splitter.bytes(), splitter.start(), copy, 0, copy.length);
    header =
        new Record(
            Record.Kind.HEADER, source, splitter.line(), copy, 0, copy.length, Event.NO_ARRIVAL);
    isHead = false;
  }

  /** The names of its columns, or null where it has none or was opened further on. */
  Record header() {
    return header;
  }

  /** Goes to the next record; false where there is none. */
  boolean advance() throws IOException {
    if (isLeft) {
      isLeft = false;
      return true;
    }
    isHead = !isOver && splitter.next() != Splitter.Found.NOTHING;
    isOver = !isHead || splitter.found() == Splitter.Found.BROKEN;
    return isHead;
  }

  /** The record that it stands at; its bytes stay until the next advance. */
  Record head() {
    return switch (splitter.found()) {
      case BROKEN -> Record.of(Record.Kind.BROKEN, source, splitter.line(), splitter.broken());
      case TOO_LARGE -> head(Record.Kind.TOO_LARGE);
      default -> head(Record.Kind.DATA);
    };
  }

  private Record head(Record.Kind kind) {
    return new Record(
        kind,
        source,
        splitter.line(),
        splitter.bytes(),
        splitter.start(),
        splitter.length(),
        Event.NO_ARRIVAL);
  }

  /** Says that the record that it stands at has been given. */
  void pass() {
    isHead = false;
  }

  /** Where to go on so that nothing is given twice or left out. */
  Position position() {
    return isHead
        ? new Position(true, false, splitter.offset(), splitter.line())
        : new Position(true, false, splitter.followingOffset(), splitter.followingLine());
  }

  /** How many bytes have been read, as they lie in the file. */
  long bytesRead() {
    return compressed.getCount();
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
