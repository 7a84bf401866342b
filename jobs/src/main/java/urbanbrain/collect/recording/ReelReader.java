package urbanbrain.collect.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Ascii;
import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;

/** Reads one file of a recording, as far as it can be read. */
final class ReelReader implements Closeable {

  private static final JsonFactory JSON = new ObjectMapper().getFactory();
  private static final int BUFFER = 64 * 1024;

  private final CountingInputStream compressed;
  private final JsonParser json;
  private final Head head;
  private String torn;
  private String source;
  private String part;
  private Record.Kind kind;
  private long position;
  private long arrival;
  private byte[] bytes;

  /** The file has no first line that says what it is. */
  static final class Headless extends IOException {
    private static final long serialVersionUID = 1L;

    Headless(IOException cause) {
      super(cause);
    }
  }

  /**
   * Opens a file.
   *
   * @throws Headless where it says nothing of itself: where the disk was full, or all ended, as it
   *     was begun
   */
  ReelReader(Path file) throws IOException {
    compressed = new CountingInputStream(Files.newInputStream(file));
    try {
      json = JSON.createParser(new GZIPInputStream(new BufferedInputStream(compressed), BUFFER));
      JsonNode line = json.readValueAsTree();
      if (line == null) {
        throw new EOFException("it is empty");
      }
      head = Head.of(line);
    } catch (EOFException | ZipException | JsonProcessingException e) {
      compressed.close();
      throw new Headless(e);
    }
  }

  Head head() {
    return head;
  }

  /** Goes to the next record; false where there is none. */
  boolean next() throws IOException {
    if (torn != null) {
      return false;
    }
    try {
      return json.nextToken() == JsonToken.START_OBJECT && read();
    } catch (EOFException | ZipException | JsonProcessingException e) {
      torn = e.getMessage();
      return false;
    }
  }

  private boolean read() throws IOException {
    kind = Record.Kind.DATA;
    arrival = Event.NO_ARRIVAL;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "source" -> source = json.getText();
        case "part" -> part = json.getText();
        case "position" -> position = json.getLongValue();
        case "arrival" -> arrival = json.getLongValue();
        case "kind" -> kind = Record.Kind.valueOf(Ascii.toUpperCase(json.getText()));
        case "text" -> bytes = json.getText().getBytes(StandardCharsets.UTF_8);
        case "base64" -> bytes = json.getBinaryValue();
        default -> json.skipChildren();
      }
    }
    return true;
  }

  /** Why there is no more, where the file does not end as it should; null elsewhere. */
  String torn() {
    return torn;
  }

  /** The record's source. */
  String source() {
    return source;
  }

  /** The part of the source. */
  String part() {
    return part;
  }

  /** When the record came in, or {@link Event#NO_ARRIVAL}. */
  long arrival() {
    return arrival;
  }

  /** The record's place in its part. */
  long position() {
    return position;
  }

  /** The record, as one of the source with this index. */
  Record record(int index) {
    return new Record(kind, index, position, bytes, 0, bytes.length, arrival);
  }

  /** How many bytes of the file have been read. */
  long bytesRead() {
    return compressed.getCount();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
