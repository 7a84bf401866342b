package urbanbrain.send;

import java.time.ZoneId;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.DeadLetter;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.text.JsonLine;

/** Writes the lines of {@code dead.ndjson} and {@code late.ndjson}. */
public final class Letters {

  private Letters() {}

  /** A record that became no event. */
  public static String dead(DeadLetter letter) {
    return JsonLine.of(
        json -> {
          json.writeStringField("source", letter.source());
          json.writeStringField("file", letter.file());
          json.writeNumberField("line", letter.line());
          json.writeStringField("reason", JsonLine.word(letter.reason()));
          json.writeStringField("field", letter.field());
          json.writeStringField("detail", letter.detail());
          json.writeStringField("record", letter.record());
        });
  }

  /** An event that came too late; times are told in this zone, with the offset. */
  public static String late(LateLetter letter, ZoneId zone) {
    return JsonLine.of(
        json -> {
          json.writeStringField("source", letter.source());
          json.writeStringField("file", letter.file());
          json.writeNumberField("line", letter.line());
          json.writeStringField("stream", letter.stream());
          json.writeStringField("event", letter.id());
          json.writeStringField("time", JsonLine.time(letter.time(), zone));
          json.writeStringField(
              "arrival",
              letter.arrival() == Event.NO_ARRIVAL ? null : JsonLine.time(letter.arrival(), zone));
          json.writeNumberField("behind_seconds", letter.behind() / 1000.0);
          json.writeStringField("record", letter.record());
        });
  }
}
