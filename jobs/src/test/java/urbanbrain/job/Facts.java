package urbanbrain.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What the lines of {@code incidents.ndjson} say, without what only names it: ids, versions. */
final class Facts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Facts() {}

  /** The facts of each line, in a stable order. */
  static List<String> of(Scenario.Run run) throws IOException {
    return of(run.incidents(), UnaryOperator.identity());
  }

  /** The facts of each line after its text has been changed. */
  static List<String> of(String incidents, UnaryOperator<String> change) throws IOException {
    TreeSet<String> facts = new TreeSet<>();
    for (String line : change.apply(incidents).lines().toList()) {
      facts.add(withoutNames(line));
    }
    return List.copyOf(facts);
  }

  private static String withoutNames(String line) throws IOException {
    ObjectNode incident = (ObjectNode) JSON.readTree(line);
    incident.remove(List.of("content_id", "version"));
    for (JsonNode piece : incident.path("evidence")) {
      ((ObjectNode) piece).remove("event");
    }
    return incident.toString();
  }
}
