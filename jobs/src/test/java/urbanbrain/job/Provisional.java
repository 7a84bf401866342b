package urbanbrain.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.job.outlet.RunFiles;

/** What became of the incidents of a run that were raised before they were certain, by rule. */
final class Provisional {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many incidents of a rule were raised so, and how many of them were taken back. */
  private record Count(long raised, long withdrawn) {

    Count plus(Count other) {
      return new Count(raised + other.raised, withdrawn + other.withdrawn);
    }
  }

  private final Map<String, Count> byRule = new TreeMap<>();

  /** Counts in the messages of a run. */
  Provisional(Scenario.Run run) throws IOException {
    for (String line : run.lines(RunFiles.ALERTS)) {
      JsonNode data = JSON.readTree(line).path("data");
      String state = data.path("state").asText();
      boolean opens = data.path("msgType").asText().equals("Alert");
      if (opens && state.equals("provisional")) {
        count(data, new Count(1, 0));
      } else if (state.equals("withdrawn")) {
        count(data, new Count(0, 1));
      }
    }
  }

  private void count(JsonNode data, Count count) {
    byRule.merge(data.path("rule").asText(), count, Count::plus);
  }

  long raised() {
    return byRule.values().stream().mapToLong(Count::raised).sum();
  }

  long withdrawn() {
    return byRule.values().stream().mapToLong(Count::withdrawn).sum();
  }

  /** A line for each rule, and one for all. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("rule, provisional, withdrawn, share\n");
    byRule.forEach((rule, count) -> table.append(line(rule, count)));
    return table.append(line("all", new Count(raised(), withdrawn()))).toString();
  }

  private static String line(String rule, Count count) {
    double share = 100.0 * count.withdrawn / Math.max(1, count.raised);
    return "%s, %d, %d, %.2f %%%n".formatted(rule, count.raised, count.withdrawn, share);
  }
}
