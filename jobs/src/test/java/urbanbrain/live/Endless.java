package urbanbrain.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The made town's two hours again and again, each time two hours later, in the order in which
 * records came in: for as long as anybody listens. Times are numbers, and calls have ids of their
 * own each time.
 */
final class Endless {

  private static final long ROUND = Duration.ofHours(2).toMillis();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** As the job reads it: the town has a 30th of February. */
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private static final List<String> TIMES =
      List.of("received", "observed", "dispatched", "rx", "ts");

  private final List<Row> records = new ArrayList<>();
  private final long shift;

  /**
   * A record.
   *
   * @param row null where it is no object: it is the same each time
   * @param times of its members that are times, as first recorded
   */
  private record Row(Town.Message message, ObjectNode row, Map<String, Long> times) {}

  /**
   * Begins with the first two hours.
   *
   * @param start event time of the beginning
   */
  Endless(Town town, long start) throws IOException {
    for (int i = 0; i < town.size(); i++) {
      records.add(record(town.message(i)));
    }
    shift = start - Collections.min(records.get(0).times.values());
  }

  private static Row record(Town.Message message) {
    try {
      ObjectNode row = (ObjectNode) JSON.readTree(message.value());
      Map<String, Long> times = new HashMap<>();
      for (String name : TIMES) {
        if (row.has(name)) {
          times.put(name, millis(row.get(name).asText()));
        }
      }
      return new Row(message, row, times);
    } catch (IOException | ClassCastException | DateTimeException noObject) {
      return new Row(message, null, Map.of());
    }
  }

  private static long millis(String text) {
    if (text.matches("\\d+(\\.\\d+)?(E\\d+)?")) {
      return (long) Double.parseDouble(text);
    }
    return text.contains("T")
        ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
        : LocalDateTime.parse(text, LOCAL).atZone(ZONE).toInstant().toEpochMilli();
  }

  /** The town's city file, with times that are numbers. */
  static Path city(Path city) throws IOException {
    String text = Files.readString(city);
    return Files.writeString(city, text.replace(", format: \"yyyy-MM-dd HH:mm:ss\"", ""));
  }

  /** How many records there are in two hours. */
  int round() {
    return records.size();
  }

  /** The record at this place, of however many. */
  Town.Message message(int place) {
    Row record = records.get(place % records.size());
    if (record.row == null) {
      return record.message;
    }
    int round = place / records.size();
    ObjectNode row = record.row;
    record.times.forEach((name, time) -> row.put(name, time + shift + round * ROUND));
    if (row.has("call")) {
      row.put("call", row.get("call").asText().replaceFirst("(-\\d+)?$", "-" + round));
    }
    try {
      return new Town.Message(record.message.topic(), JSON.writeValueAsBytes(row));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
