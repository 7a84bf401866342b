package urbanbrain.send.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import urbanbrain.event.Place;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/**
 * Reads a message in CloudEvents back into an alert: what a receiver can know of it. What is
 * missing or unknown to it is left out; only what folding rests on must be there.
 */
final class Reading {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Reading() {}

  /**
   * Reads a message; empty for one that is about no alert, such as a heartbeat.
   *
   * @throws IOException where it is no message
   */
  static Optional<Alert> alert(byte[] body) throws IOException {
    JsonNode message = JSON.readTree(body);
    String type = message.path("type").asText();
    if (!type.equals("urbanbrain.alert")) {
      if (type.startsWith("urbanbrain.")) {
        return Optional.empty();
      }
      throw new IOException("a message of a type that is not known");
    }
    try {
      return Optional.of(alert(message, message.path("data")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("a message that cannot be read", e);
    }
  }

  private static Alert alert(JsonNode message, JsonNode data) {
    Alert.State state = Alert.State.valueOf(shout(data.path("state").asText()));
    long time = time(message.path("time"));
    String rule = data.path("rule").asText();
    return new Alert(
        need(data, "incident"),
        Long.parseLong(need(message, "sequence")),
        Alert.Type.valueOf(shout(data.path("msgType").asText())),
        state,
        time,
        texts(data.path("absorbs")),
        text(data.path("absorbed_by")),
        List.of(),
        map(data.path("headline")),
        data.path("trial").asBoolean(),
        facts(data, state),
        new Alert.Origin(time, Map.of()),
        text(data.path("acked_by")),
        storm(data),
        data.path("kind").asText().equals("system")
            ? strain(rule, data.path("bound"), time)
            : null);
  }

  /** Of how many incidents it is the summary; a number that is hidden is small. */
  private static long storm(JsonNode data) {
    boolean isSummary = data.path("kind").asText().equals("storm");
    return isSummary ? Math.max(1, data.path("incidents").asLong()) : 0;
  }

  private static Strain strain(String rule, JsonNode bound, long time) {
    String name = bound.path("name").asText();
    Bound known =
        Arrays.stream(Bound.values())
            .filter(b -> b.word().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no bound " + name));
    return new Strain(rule, known, bound.path("most").asInt(), null, time);
  }

  private static Incident facts(JsonNode data, Alert.State state) {
    String reason = text(data.path("reason"));
    boolean isReason = reason != null && !reason.equals("absorbed");
    return new Incident(
        data.path("content_id").asText(),
        data.path("rule").asText(),
        data.path("version").asText(),
        state == Alert.State.ENDED,
        isReason ? Incident.Reason.valueOf(shout(reason)) : null,
        severity(data.path("severity").asText()),
        time(data.path("start")),
        data.path("end").isTextual() ? time(data.path("end")) : Episode.OPEN,
        place(data.path("place")),
        text(data.path("key")),
        data.path("matches").asLong(),
        evidence(data),
        text(data.path("quieted_by")),
        text(data.path("explained_by")),
        data.path("degraded").asBoolean());
  }

  /** What is about the engine has none. */
  private static Severity severity(String word) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().equals(word))
        .findFirst()
        .orElse(Severity.Minor);
  }

  private static Evidence evidence(JsonNode data) {
    List<EventRef> shown = new ArrayList<>();
    for (JsonNode piece : data.path("evidence")) {
      shown.add(
          new EventRef(
              piece.path("leg").asText(),
              piece.path("stream").asText(),
              piece.path("event").asText(),
              time(piece.path("time")),
              place(piece.path("place")),
              0,
              map(piece.path("fields"))));
    }
    return new Evidence(shown, data.path("evidence_total").asLong(), new long[0]);
  }

  private static Place place(JsonNode point) {
    JsonNode position = point.path("coordinates");
    return position.path(0).isNumber() && position.path(1).isNumber()
        ? new Place(position.get(1).asDouble(), position.get(0).asDouble())
        : Place.NONE;
  }

  private static long time(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant().toEpochMilli();
  }

  private static String need(JsonNode node, String member) {
    String text = node.path(member).asText();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no " + member);
    }
    return text;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static Map<String, String> map(JsonNode members) {
    Map<String, String> map = new LinkedHashMap<>();
    members.properties().forEach(member -> map.put(member.getKey(), member.getValue().asText()));
    return map;
  }

  private static String shout(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
