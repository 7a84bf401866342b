package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;

/**
 * What receivers may rely on, checked on the messages and the final incidents of a whole run: no
 * handle is opened twice or spoken of again after it was taken back, its sequence rises, an M match
 * is never withdrawn, what is provisional is confirmed or withdrawn, and the last words are the
 * final incidents.
 */
final class Promises {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SAME =
      List.of("rule", "severity", "start", "end", "key", "matches", "evidence_total");

  private final RuleSet rules;
  private final Map<String, List<JsonNode>> byHandle = new TreeMap<>();

  private Promises(RuleSet rules) {
    this.rules = rules;
  }

  /** Checks a run. */
  static void check(Scenario.Run run, RuleSet rules) throws IOException {
    check(run.lines(RunFiles.ALERTS), run.lines(RunFiles.INCIDENTS), rules);
  }

  /** Checks messages and final incidents, a line each. */
  static void check(List<String> alerts, List<String> incidents, RuleSet rules) throws IOException {
    Promises promises = new Promises(rules);
    for (String line : alerts) {
      promises.take(JSON.readTree(line));
    }
    promises.byHandle.forEach(promises::checkHandle);
    promises.checkLastWords(incidents);
  }

  private void take(JsonNode message) {
    byHandle
        .computeIfAbsent(message.path("subject").asText(), handle -> new ArrayList<>())
        .add(message);
  }

  private void checkHandle(String handle, List<JsonNode> messages) {
    String before = "";
    for (int i = 0; i < messages.size(); i++) {
      JsonNode data = messages.get(i).path("data");
      String sequence = messages.get(i).path("sequence").asText();
      assertThat(sequence).as("the sequence of %s rises", handle).isGreaterThan(before);
      before = sequence;
      boolean opens = data.path("msgType").asText().equals("Alert");
      assertThat(opens)
          .as("the first word of %s opens it, no other does", handle)
          .isEqualTo(i == 0);
      boolean isLast = i == messages.size() - 1;
      if (isOver(data)) {
        assertThat(isLast).as("nothing is said of %s after its last word", handle).isTrue();
      }
      if (isLast) {
        assertThat(state(data)).as("%s is not left in doubt", handle).isNotEqualTo("provisional");
      }
      checkClass(handle, data);
    }
  }

  private void checkClass(String handle, JsonNode data) {
    Rule rule = rules.rule(data.path("rule").asText()).orElseThrow();
    if (rule.verdict() == RuleClass.M) {
      assertThat(state(data)).as("%s of class M", handle).isNotIn("provisional", "withdrawn");
    }
  }

  private static boolean isOver(JsonNode data) {
    return state(data).equals("withdrawn") || state(data).equals("ended");
  }

  private static String state(JsonNode data) {
    return data.path("state").asText();
  }

  private void checkLastWords(List<String> incidents) throws IOException {
    TreeSet<String> told = new TreeSet<>();
    for (List<JsonNode> messages : byHandle.values()) {
      JsonNode last = messages.get(messages.size() - 1).path("data");
      boolean isIncident = last.path("kind").asText().equals("incident");
      boolean isGone =
          state(last).equals("withdrawn") || last.path("reason").asText().equals("absorbed");
      if (isIncident && !isGone) {
        told.add(facts(last));
      }
    }
    TreeSet<String> truth = new TreeSet<>();
    for (String line : incidents) {
      truth.add(facts(JSON.readTree(line)));
    }
    assertThat(told).as("the last words are the final incidents").isEqualTo(truth);
  }

  private static String facts(JsonNode incident) {
    StringBuilder facts = new StringBuilder(incident.path("content_id").asText());
    facts.append(' ').append(state(incident).equals("ended") ? "ended" : "open");
    for (String name : SAME) {
      facts.append(' ').append(name).append('=').append(incident.path(name).asText());
    }
    return facts.toString();
  }
}
