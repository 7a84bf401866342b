package urbanbrain.bench.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import urbanbrain.bench.contest.Answer;

/** Jackson, as one would write it by hand for these records. */
final class Jackson {

  private static final JsonFactory STREAMING = new JsonFactory();
  private static final ObjectMapper DATABIND = new ObjectMapper();

  private Jackson() {}

  /** Token by token, over what is not asked for. */
  static Answer stream(byte[][] records, int size) throws IOException {
    Answer answer = Answer.NONE;
    for (int at = 0; at < size; at++) {
      answer = stream(records[at], answer);
    }
    return answer;
  }

  private static Answer stream(byte[] record, Answer answer) throws IOException {
    String id = null;
    String sensor = null;
    long time = 0;
    int value = 0;
    try (JsonParser json = STREAMING.createParser(record)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "id" -> id = json.getText();
          case "sensor" -> sensor = json.getText();
          case "time" -> time = json.getLongValue();
          case "value" -> value = json.getIntValue();
          default -> json.skipChildren();
        }
      }
    }
    return Reading.add(answer, id, sensor, time, value);
  }

  /** As a tree. */
  static Answer tree(byte[][] records, int size) throws IOException {
    Answer answer = Answer.NONE;
    for (int at = 0; at < size; at++) {
      JsonNode row = DATABIND.readTree(records[at]);
      answer =
          Reading.add(
              answer,
              row.get("id").asText(),
              row.get("sensor").asText(),
              row.get("time").asLong(),
              row.get("value").asInt());
    }
    return answer;
  }
}
