package urbanbrain.collect.recording;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.base.Ascii;
import com.google.common.io.CountingOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;

/**
 * Writes one file of a recording: compressed lines of JSON, first its {@link Head}, then one for
 * each record. All that was written before a {@link #sync} can be read again whatever happens
 * later.
 */
final class ReelWriter implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int BUFFER = 64 * 1024;

  private final Disk.Output file;
  private final CountingOutputStream compressed;
  private final Packed packed;
  private final JsonGenerator json;
  private final Head head;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER);
  private long records;
  private long synced;

  ReelWriter(Disk.Output file, Head head) throws IOException {
    this.file = file;
    this.head = head;
    this.compressed = new CountingOutputStream(file);
    this.packed = new Packed(compressed);
    this.json = JSON.createGenerator(packed, JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeRaw(head.line());
    json.writeRaw('\n');
    json.flush();
  }

  /** Compressed as fast as can be: it is done in the thread that decodes. */
  private static final class Packed extends GZIPOutputStream {
    Packed(OutputStream out) throws IOException {
      super(out, BUFFER, true);
      def.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes nothing more. */
    void drop() {
      def.end();
    }
  }

  Head head() {
    return head;
  }

  /** Writes what was read of a part. */
  void write(Record value, Head.Part part) throws IOException {
    records++;
    json.writeStartObject();
    json.writeStringField("source", part.source());
    json.writeStringField("part", part.name());
    json.writeNumberField("position", value.position());
    if (value.received() != Event.NO_ARRIVAL) {
      json.writeNumberField("arrival", value.received());
    }
    if (value.kind() != Record.Kind.DATA) {
      json.writeStringField("kind", Ascii.toLowerCase(value.kind().name()));
    }
    if (isText(value)) {
      json.writeFieldName("text");
      json.writeUTF8String(value.bytes(), value.offset(), value.length());
    } else {
      json.writeFieldName("base64");
      json.writeBinary(value.bytes(), value.offset(), value.length());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Whether its bytes are text, so that writing it as such gives the same bytes again. */
  private boolean isText(Record value) {
    byte[] bytes = value.bytes();
    int end = value.offset() + value.length();
    for (int i = value.offset(); i < end; i++) {
      if (bytes[i] < 0) {
        return isUtf8(ByteBuffer.wrap(bytes, i, end - i));
      }
    }
    return true;
  }

  private boolean isUtf8(ByteBuffer bytes) {
    utf8.reset();
    while (true) {
      decoded.clear();
      var result = utf8.decode(bytes, decoded, true);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
    }
  }

  /** How many records were written, with one that could not be. */
  long records() {
    return records;
  }

  /** How many of them can be read again whatever happens. */
  long synced() {
    return synced;
  }

  /** How many bytes the file has, but for what waits to be compressed. */
  long bytes() {
    return compressed.getCount();
  }

  /** Brings all to the disk. */
  void sync() throws IOException {
    if (synced < records) {
      json.flush();
      file.force();
      synced = records;
    }
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    json.close();
    packed.finish();
    file.force();
    synced = records;
    packed.close();
  }

  /** Leaves the file as it is. */
  void abandon() {
    packed.drop();
    try {
      file.close();
    } catch (IOException e) {
      return; // it was no longer of use
    }
  }
}
