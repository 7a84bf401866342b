package urbanbrain.inquiry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run was of: kept in its folder, so that questions about it can be put to the same
 * recording.
 *
 * @param city the city file
 * @param data where relative paths of sources were looked up, if it was said
 * @param rules the rules in place of the city file's, if it was said
 * @param recording where what a live job recorded was read, if it was
 */
public record RunNote(
    Path city, Optional<Path> data, Optional<Path> rules, Optional<Path> recording) {

  private static final String FILE = "run.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes it into the folder of a run. */
  public void write(Path folder) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("city", city.toAbsolutePath().toString());
    json.put("data", data.map(path -> path.toAbsolutePath().toString()).orElse(null));
    json.put("rules", rules.map(path -> path.toAbsolutePath().toString()).orElse(null));
    json.put("recording", recording.map(path -> path.toAbsolutePath().toString()).orElse(null));
    Files.writeString(folder.resolve(FILE), json + "\n");
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
                    city, path(json, "data"), path(json, "rules"), path(json, "recording")));
  }

  private static Optional<Path> path(JsonNode json, String member) {
    return json.path(member).isTextual()
        ? Optional.of(Path.of(json.path(member).asText()))
        : Optional.empty();
  }
}
