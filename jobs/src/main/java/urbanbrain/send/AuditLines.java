package urbanbrain.send;

import java.time.ZoneId;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.AuditLine;

/** Writes the lines of {@code audit.ndjson}. */
public final class AuditLines implements Line<AuditLine> {

  private final ZoneId zone;

  /** Lines whose times are told in this zone, with the offset. */
  public AuditLines(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String of(AuditLine line) {
    return JsonLine.of(
        json -> {
          json.writeStringField("time", JsonLine.time(line.time(), zone));
          json.writeStringField("rule", line.rule());
          json.writeStringField("incident", line.incident());
          json.writeStringField("what", JsonLine.word(line.what()));
          json.writeStringField("detail", line.detail());
        });
  }
}
