package urbanbrain.send.webhook;

import java.io.Serializable;
import java.time.ZoneOffset;
import urbanbrain.text.JsonLine;

/**
 * The heartbeat of a channel: a message of its own kind that says how far the engine has come, so
 * that receivers can tell a quiet city from a dead engine. One that does not arrive is not sent
 * again: the next one says more.
 *
 * @param every how often, in milliseconds
 * @param exercise whether this is a replay
 */
public record Beat(String city, String channel, long every, boolean exercise)
    implements Serializable {

  /** In place of an incident. */
  private static final String NO_INCIDENT = "";

  private static final String MEDIA_TYPE = "application/cloudevents+json";

  /** Whether a message is a heartbeat. */
  static boolean is(Message message) {
    return message.incident().equals(NO_INCIDENT);
  }

  /**
   * A heartbeat.
   *
   * @param now milliseconds since the epoch
   * @param watermark up to which event time all is told, milliseconds since the epoch
   * @param waiting how many messages wait for delivery
   */
  Message.Text text(long now, long watermark, int waiting) {
    String id = "heartbeat-%s-%d".formatted(channel, now);
    String body =
        JsonLine.of(
            json -> {
              json.writeStringField("specversion", "1.0");
              json.writeStringField("id", id);
              json.writeStringField("source", "/cities/" + city);
              json.writeStringField("type", "urbanbrain.heartbeat");
              json.writeStringField("time", JsonLine.time(now, ZoneOffset.UTC));
              json.writeStringField("datacontenttype", "application/json");
              json.writeObjectFieldStart("data");
              json.writeStringField("kind", "heartbeat");
              json.writeStringField("status", exercise ? "Exercise" : "System");
              json.writeStringField("channel", channel);
              json.writeNumberField("every_seconds", every / 1000.0);
              json.writeStringField("judged_until", judged(watermark));
              json.writeNumberField("waiting", waiting);
              json.writeEndObject();
            });
    return Message.Text.of(id, NO_INCIDENT, MEDIA_TYPE, body);
  }

  /** Before the first event and after the last one there is no such time. */
  private static String judged(long watermark) {
    boolean isTime = watermark != Long.MIN_VALUE && watermark != Long.MAX_VALUE;
    return isTime ? JsonLine.time(watermark, ZoneOffset.UTC) : null;
  }
}
