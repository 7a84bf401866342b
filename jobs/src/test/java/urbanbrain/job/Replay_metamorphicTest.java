package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.job.outlet.RunFiles;

/** What a change of the recording or of the rules must, and must not, change in the incidents. */
class Replay_metamorphicTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EPOCH_MILLIS = Pattern.compile("\\b17724\\d{8}\\b");
  private static final long THREE_DAYS = 3 * 86_400_000L;

  @TempDir private Path temp;
  private Scenario scenario;
  private Scenario.Run recorded;

  @BeforeEach
  void replayAsRecorded() throws Exception {
    scenario = Scenario.copy("crash_downtown", temp);
    recorded = scenario.replay(temp.resolve("recorded"), 1);
    assertThat(recorded.incidents()).isNotEmpty();
  }

  @Test
  void threeTasksEndAsOne() throws Exception {
    assertThat(scenario.replay(temp.resolve("three"), 3).incidents())
        .isEqualTo(recorded.incidents());
  }

  @Test
  void everyEventTwiceIsEveryEventOnce() throws Exception {
    for (String file : List.of("speeds.csv", "calls.ndjson", "networks.ndjson")) {
      edit(file, Replay_metamorphicTest::twice);
    }
    Scenario.Run run = scenario.replay(temp.resolve("twice"), 2);
    assertThat(run.incidents()).isEqualTo(recorded.incidents());
    assertThat(run.tally().events()).isEqualTo(recorded.tally().events());
    assertThat(run.tally().duplicates())
        .isGreaterThan(recorded.tally().duplicates() + recorded.tally().events() - 100);
  }

  /** Each line again, a little later. */
  private static List<String> twice(List<String> lines) {
    Random random = new Random(7);
    List<String> twice = new ArrayList<>(lines.subList(0, 1));
    List<String> waiting = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      twice.add(line);
      waiting.add(line);
      if (waiting.size() > 20) {
        Collections.shuffle(waiting, random);
        twice.add(waiting.remove(0));
      }
    }
    twice.addAll(waiting);
    twice.add(lines.get(0)); // a header is a broken record here, another line one more copy
    return twice;
  }

  @Test
  void threeDaysLaterTheSameHappensThreeDaysLater() throws Exception {
    for (String file : List.of("speeds.csv", "calls.ndjson", "networks.ndjson")) {
      edit(file, lines -> lines.stream().map(Replay_metamorphicTest::later).toList());
    }
    Scenario.Run run = scenario.replay(temp.resolve("later"), 2);
    assertThat(Facts.of(run))
        .isEqualTo(Facts.of(recorded.incidents(), Replay_metamorphicTest::later));
  }

  private static String later(String text) {
    String dates = text.replace("2026-03-02", "2026-03-05");
    return EPOCH_MILLIS
        .matcher(dates)
        .replaceAll(m -> Long.toString(Long.parseLong(m.group()) + THREE_DAYS));
  }

  @Test
  void whatKeysAreCalledIsAllTheSame() throws Exception {
    UnaryOperator<String> rename = text -> text.replace("-ave-", "-road-");
    edit("speeds.csv", lines -> lines.stream().map(rename).toList());
    Scenario.Run run = scenario.replay(temp.resolve("renamed"), 2);
    assertThat(run.incidents()).contains("-road-");
    assertThat(Facts.of(run)).isEqualTo(Facts.of(recorded.incidents(), rename));
  }

  @Test
  void whatHappensElsewhereToOthersChangesNothing() throws Exception {
    edit(
        "speeds.csv",
        lines -> {
          List<String> more = new ArrayList<>(lines);
          for (int i = lines.size() - 1; i > 0; i -= 3) {
            more.add(i, elsewhere(lines.get(i)));
          }
          return more;
        });
    Scenario.Run run = scenario.replay(temp.resolve("elsewhere"), 2);
    assertThat(run.tally().events()).isGreaterThan(recorded.tally().events());
    assertThat(run.incidents()).isEqualTo(recorded.incidents());
  }

  /** The same reading of another segment, one that is far away and never slow. */
  private static String elsewhere(String line) {
    String[] cells = line.split(",", -1);
    cells[1] = "far-" + cells[1];
    cells[2] = "41.500000";
    cells[5] = "48.5";
    return String.join(",", cells);
  }

  @Test
  void rulesTogetherRaiseWhatTheyRaiseApart() throws Exception {
    TreeSet<String> apart = new TreeSet<>();
    for (String domain : List.of("traffic", "health", "utility")) {
      apart.addAll(replayWith(domain));
    }
    apart.addAll(
        replayWith("cross", "traffic/segment_congested.yaml", "utility/pressure_drop.yaml"));
    assertThat(apart).isEqualTo(new TreeSet<>(recorded.lines(RunFiles.INCIDENTS)));
  }

  private List<String> replayWith(String... rules) throws Exception {
    Path folder = temp.resolve(String.join("+", rules).replace('/', '-'));
    Scenario some = Scenario.copy("crash_downtown", folder);
    StringBuilder list = new StringBuilder("rules: [" + Scenario.TOP.resolve("rules/streams"));
    Stream.of(rules).forEach(r -> list.append(", ").append(Scenario.TOP.resolve("rules/" + r)));
    some.replace("rules: [" + Scenario.TOP.resolve("rules") + "]", list + "]");
    return some.replay(folder.resolve("out"), 1).lines(RunFiles.INCIDENTS);
  }

  @Test
  void aRuleMoreOrFewerChangesNothingForTheOthers() throws Exception {
    Path added = Files.createDirectories(temp.resolve("added"));
    Files.writeString(added.resolve("slow.yaml"), slow(20));
    Scenario.Run more = replayWith(Scenario.TOP.resolve("rules"), added);
    Scenario.Run alone = replayWith(Scenario.TOP.resolve("rules/streams"), added);
    assertThat(alone.lines(RunFiles.INCIDENTS)).isNotEmpty();
    assertThat(ofRule("slow", true, more)).isEqualTo(alone.lines(RunFiles.INCIDENTS));
    assertThat(ofRule("slow", false, more)).isEqualTo(recorded.lines(RunFiles.INCIDENTS));
    assertThat(lastWords("slow", true, more)).isEqualTo(lastWords("slow", true, alone));
    assertThat(lastWords("slow", false, more)).isEqualTo(lastWords("slow", false, recorded));
  }

  private Scenario.Run replayWith(Path... rules) throws Exception {
    Path folder = temp.resolve("with" + List.of(rules).hashCode());
    Scenario some = Scenario.copy("crash_downtown", folder);
    some.replace("rules: [" + Scenario.TOP.resolve("rules") + "]", "rules: " + List.of(rules));
    return some.replay(folder.resolve("out"), 2);
  }

  /** The lines of a rule's incidents, or of all others'. */
  private static List<String> ofRule(String rule, boolean isIts, Scenario.Run run)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : run.lines(RunFiles.INCIDENTS)) {
      if (JSON.readTree(line).path("rule").asText().equals(rule) == isIts) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** What receivers know in the end of a rule's incidents, or of all others', whatever its name. */
  private static Set<String> lastWords(String rule, boolean isIts, Scenario.Run run)
      throws IOException {
    Map<String, ObjectNode> last = new TreeMap<>();
    for (String line : run.lines(RunFiles.ALERTS)) {
      JsonNode message = JSON.readTree(line);
      ObjectNode data = (ObjectNode) message.path("data");
      if (data.path("rule").asText().equals(rule) == isIts) {
        last.put(message.path("subject").asText(), data);
      }
    }
    TreeSet<String> words = new TreeSet<>();
    for (ObjectNode data : last.values()) {
      if (!data.path("reason").asText().equals("absorbed")) {
        data.remove(List.of("incident", "absorbs", "references", "msgType"));
        words.add(data.toString());
      }
    }
    return words;
  }

  @Test
  void aStricterThresholdRaisesNoMore() throws Exception {
    List<JsonNode> loose = incidents(replayCongestion(20));
    List<JsonNode> strict = incidents(replayCongestion(12));
    assertThat(strict).isNotEmpty().isNotEqualTo(loose);
    assertThat(strict).allMatch(s -> loose.stream().anyMatch(l -> isWithin(s, l)));
  }

  private List<String> replayCongestion(int kmh) throws Exception {
    Path folder = Files.createDirectories(temp.resolve("under" + kmh));
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("slow.yaml"), slow(kmh));
    Scenario some = Scenario.copy("crash_downtown", folder);
    some.replace(
        "rules: [" + Scenario.TOP.resolve("rules") + "]",
        "rules: [%s, %s]".formatted(Scenario.TOP.resolve("rules/streams"), rules));
    return some.replay(folder.resolve("out"), 1).lines(RunFiles.INCIDENTS);
  }

  private static String slow(int kmh) {
    return """
        rule: slow
        says: A segment is slow.
        status: live
        owner: traffic-desk
        events:
          speed: { stream: traffic.speed }
        when:
          window: { of: speed, by: segment, over: 5m, every: 30s }
          raise: "avg(speed.kmh) < %d"
        incident:
          severity: Minor
          headline: "{speed.segment} is slow"
        """
        .formatted(kmh);
  }

  private static List<JsonNode> incidents(List<String> lines) throws IOException {
    List<JsonNode> incidents = new ArrayList<>();
    for (String line : lines) {
      incidents.add(JSON.readTree(line));
    }
    return incidents;
  }

  private static boolean isWithin(JsonNode strict, JsonNode loose) {
    return strict.path("key").equals(loose.path("key"))
        && strict.path("start").asText().compareTo(loose.path("start").asText()) >= 0
        && end(strict).compareTo(end(loose)) <= 0;
  }

  private static String end(JsonNode incident) {
    return incident.path("end").isNull() ? "9" : incident.path("end").asText();
  }

  private void edit(String file, UnaryOperator<List<String>> change) throws IOException {
    Path path = scenario.folder().resolve(file);
    List<String> lines = Reordering.lines(path);
    String text = String.join("\n", change.apply(lines)) + "\n";
    Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
