package urbanbrain.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the messages of a run add to its incidents: words, the values that the evidence rests on,
 * and what was said before it was certain.
 */
public final class Told {

  /** A run that said nothing. */
  public static final Told NOTHING = new Told();

  private final Map<String, JsonNode> lastWords = new HashMap<>();
  private final Map<String, Set<String>> provisional = new TreeMap<>();
  private final Map<String, Set<String>> withdrawn = new TreeMap<>();

  private Told() {}

  /**
   * Reads {@code alerts.ndjson}, a line at a time: it may be far larger than what is kept of it.
   */
  public static Told read(Path alerts) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Told told = new Told();
    try (BufferedReader lines = Files.newBufferedReader(alerts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.hear(json.readTree(line).path("data"));
      }
    }
    return told;
  }

  private void hear(JsonNode message) {
    if (!message.path("kind").asText().equals("incident")) {
      return;
    }
    String rule = message.path("rule").asText();
    String handle = message.path("incident").asText();
    String state = message.path("state").asText();
    if (state.equals("provisional")) {
      provisional.computeIfAbsent(rule, r -> new HashSet<>()).add(handle);
    } else if (state.equals("withdrawn")) {
      withdrawn.computeIfAbsent(rule, r -> new HashSet<>()).add(handle);
    }
    if (!state.equals("withdrawn") && !message.path("reason").asText().equals("absorbed")) {
      lastWords.put(message.path("content_id").asText(), message);
    }
  }

  /** The last word about an incident; a missing node where nothing was said of it. */
  JsonNode lastWord(String contentId) {
    JsonNode word = lastWords.get(contentId);
    return word == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : word;
  }

  /** How many incidents of a rule were told before they were certain. */
  int provisional(String rule) {
    return provisional.getOrDefault(rule, Set.of()).size();
  }

  /** How many of them were taken back. */
  int withdrawn(String rule) {
    return withdrawn.getOrDefault(rule, Set.of()).size();
  }
}
