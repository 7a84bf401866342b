package urbanbrain.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.AuditLine;

/** The editions of a live city's rules, as its audit tells of them. */
final class AuditedEditions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EDITION = JsonLine.word(AuditLine.What.EDITION);

  private AuditedEditions() {}

  /**
   * Reads an audit.
   *
   * <p>A job that failed may tell of an edition once more, from another time: what is told last
   * counts, and what followed it before does not.
   *
   * @param audit the lines that a live city wrote to its topic or file
   * @return at least the first edition, in their order
   * @throws IOException if it cannot be read, or tells of no editions; for people
   */
  static List<EditionText> read(Path audit) throws IOException {
    List<EditionText> editions = new ArrayList<>();
    List<String> lines = Files.readAllLines(audit);
    for (int i = 0; i < lines.size(); i++) {
      String place = audit + ":" + (i + 1);
      JsonNode line = parsed(lines.get(i), place);
      if (line.path("what").asText().equals(EDITION)) {
        take(edition(line.path("detail").asText(), place), editions, place);
      }
    }
    if (editions.isEmpty()) {
      throw new IOException(
          audit + ": no line tells of an edition of rules (\"what\":\"edition\")");
    }
    return editions;
  }

  private static JsonNode parsed(String line, String place) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException(place + ": no line of an audit: " + e.getOriginalMessage(), e);
    }
  }

  private static EditionText edition(String detail, String place) throws IOException {
    try {
      return EditionText.read(detail);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  private static void take(EditionText next, List<EditionText> editions, String place)
      throws IOException {
    if (next.number() > editions.size()) {
      throw new IOException(
          "%s: edition %d follows edition %d: what came between is missing"
              .formatted(place, next.number(), editions.size() - 1));
    }
    editions.subList(next.number(), editions.size()).clear();
    editions.add(next);
  }
}
