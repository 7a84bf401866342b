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
import urbanbrain.verdict.AuditLine;

/** Writes the lines of {@code audit.ndjson}. */
public final class AuditLines implements Line<AuditLine> {

  private static final JsonFactory JSON = new JsonFactory();

  private final ZoneId zone;

  /** Lines whose times are told in this zone, with the offset. */
  public AuditLines(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String of(AuditLine line) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("time", time(line.time()));
      json.writeStringField("rule", line.rule());
      json.writeStringField("incident", line.incident());
      json.writeStringField("what", line.what().name().toLowerCase(Locale.ROOT));
      json.writeStringField("detail", line.detail());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private String time(long millis) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
