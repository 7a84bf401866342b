package urbanbrain.inquiry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import urbanbrain.city.City;

/**
 * What a run was of: kept in its folder, so that questions about it can be put to the same
 * recording.
 *
 * @param city the city file
 * @param data where relative paths of sources were looked up, if it was said
 * @param rules the rules in place of the city file's, if it was said
 * @param recording where what a live job recorded was read, if it was
 * @param editions the audit of the live job whose rules, as they changed, were in place of the city
 *     file's, if it was said
 */
public record RunNote(
    Path city,
    Optional<Path> data,
    Optional<Path> rules,
    Optional<Path> recording,
    Optional<Path> editions) {

  private static final String FILE = "run.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a reading of the city is given. */
  public City.Given given(long now) {
    return new City.Given(data, rules, now).from(recording).changing(editions);
  }

  /** Writes it into the folder of a run. */
  public void write(Path folder) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("city", city.toAbsolutePath().toString());
    put("data", data, json);
    put("rules", rules, json);
    put("recording", recording, json);
    put("editions", editions, json);
    Files.writeString(folder.resolve(FILE), json + "\n");
  }

  private static void put(String member, Optional<Path> path, ObjectNode json) {
    json.put(member, path.map(given -> given.toAbsolutePath().toString()).orElse(null));
  }

  /** Reads that of a run; nothing where its folder has none. */
  public static Optional<RunNote> read(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(FILE))) {
      return Optional.empty();
    }
    JsonNode json = JSON.readTree(Files.readString(folder.resolve(FILE)));
    return path(json, "city")
        .map(
            city ->
                new RunNote(
                    city,
                    path(json, "data"),
                    path(json, "rules"),
                    path(json, "recording"),
                    path(json, "editions")));
  }

  private static Optional<Path> path(JsonNode json, String member) {
    return json.path(member).isTextual()
        ? Optional.of(Path.of(json.path(member).asText()))
        : Optional.empty();
  }
}
