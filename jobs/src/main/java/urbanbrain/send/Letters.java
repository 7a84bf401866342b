package urbanbrain.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;

/** Writes the lines of {@code dead.ndjson} and {@code late.ndjson}. */
public final class Letters {

  private static final JsonFactory JSON = new JsonFactory();

  /** Writes the members of one object. */
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  private Letters() {}

  /** A record that became no event. */
  public static String dead(DeadLetter letter) {
    return object(
        json -> {
          json.writeStringField("source", letter.source());
          json.writeStringField("file", letter.file());
          json.writeNumberField("line", letter.line());
          json.writeStringField("reason", letter.reason().name().toLowerCase(Locale.ROOT));
          json.writeStringField("field", letter.field());
          json.writeStringField("detail", letter.detail());
          json.writeStringField("record", letter.record());
        });
  }

  /** An event that came too late; times are told in this zone, with the offset. */
  public static String late(LateLetter letter, ZoneId zone) {
    return object(
        json -> {
          json.writeStringField("source", letter.source());
          json.writeStringField("file", letter.file());
          json.writeNumberField("line", letter.line());
          json.writeStringField("stream", letter.stream());
          json.writeStringField("event", letter.id());
          json.writeStringField("time", time(letter.time(), zone));
          json.writeStringField(
              "arrival",
              letter.arrival() == Event.NO_ARRIVAL ? null : time(letter.arrival(), zone));
          json.writeNumberField("behind_seconds", letter.behind() / 1000.0);
          json.writeStringField("record", letter.record());
        });
  }

  private static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String time(long millis, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
