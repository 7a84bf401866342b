package urbanbrain.inquiry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.job.outlet.RunFiles;

/** The files that a run left: its incidents, what was told of them, and what was held back. */
public final class RunFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<JsonNode> incidents;

  /** Reads a run's incidents. */
  public RunFolder(Path folder) throws IOException {
    this.folder = folder;
    this.incidents = lines(RunFiles.INCIDENTS);
  }

  /** The incidents with this content id, or with one that begins so or holds it. */
  public List<JsonNode> incidents(String id) {
    List<JsonNode> exact = incidents.stream().filter(i -> id(i).equals(id)).toList();
    return exact.isEmpty() ? incidents.stream().filter(i -> id(i).contains(id)).toList() : exact;
  }

  /** The content id of a line of the incidents. */
  public static String id(JsonNode incident) {
    return incident.path("content_id").asText();
  }

  /** The messages about an incident, in the order in which they were told: their data. */
  public List<JsonNode> messages(String contentId) throws IOException {
    return lines(RunFiles.ALERTS).stream()
        .map(line -> line.path("data"))
        .filter(data -> data.path("content_id").asText().equals(contentId))
        .toList();
  }

  /** What was held back or changed of an incident. */
  public List<JsonNode> audit(String contentId) throws IOException {
    return lines(RunFiles.AUDIT).stream()
        .filter(line -> line.path("incident").asText().startsWith(contentId))
        .toList();
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
