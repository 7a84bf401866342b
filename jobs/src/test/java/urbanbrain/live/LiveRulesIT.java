package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.job.Accepted;
import urbanbrain.job.Drafts;
import urbanbrain.job.Playback;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * Rules change while the job runs on a real cluster, under load: nothing is restarted and nothing
 * is lost. In the end receivers know what a replay says by the editions that the audit tells of,
 * and its incidents are those of the oracle.
 */
@Timeout(900)
class LiveRulesIT {

  /** Nobody dies here, so task managers have the time that Flink gives them by itself. */
  private static final Map<String, String> SETTINGS =
      Map.of("execution.checkpointing.interval", "3s", "heartbeat.timeout", "50s");

  private static final int RECORDS_PER_SECOND = 400;
  private static final int CHANGES = 50;
  private static final String ADDED =
      """
      rule: %s
      says: Crashes in a district within half an hour.
      status: live
      owner: traffic-desk
      events: { crash: { stream: traffic.crash } }
      when: { window: { of: crash, by: township, over: 30m, every: 1m }, raise: "count() >= %d" }
      incident: { severity: Moderate, headline: { en: "Crashes in {crash.township}" } }
      """;
  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path rules;
  private Town town;

  @Test
  void aFolderThatChangesChangesTheRules() throws Exception {
    town = Town.punctual();
    try (Stage stage = new Stage(folder, SETTINGS);
        Feed feed = new Feed(town::message, stage.broker.servers(), RECORDS_PER_SECOND)) {
      start(stage, "rules_every: 200ms\n");
      feed.upTo((int) (0.9 * town.size()));
      feed.awaitPast(town.size() / 5);
      write("traffic/crashes_twice.yaml", ADDED.formatted("crashes_twice", 1));
      awaitNoted(stage, "rule_added");
      // By then the rule has judged, and raised what is to reach receivers.
      feed.awaitPast(town.size() / 2);
      write("traffic/crashes_twice.yaml", ADDED.formatted("crashes_twice", 2));
      awaitNoted(stage, "rule_changed");
      write("traffic/crashes_twice.yaml", ADDED.formatted("crashes_twice", 3) + "severity: [\n");
      awaitNoted(stage, "rules_refused");
      feed.awaitPast(3 * town.size() / 5);
      Files.delete(rules.resolve("traffic/crashes_twice.yaml"));
      awaitNoted(stage, "rule_removed");
      end(stage, feed);
      assertThat(noted(stage, "edition")).hasSize(4);
    }
  }

  @Test
  void manyMessagesOfATopicOneAfterTheOtherChangeTheRules() throws Exception {
    town = Town.punctual();
    try (Stage stage = new Stage(folder, SETTINGS);
        Feed feed = new Feed(town::message, stage.broker.servers(), RECORDS_PER_SECOND)) {
      stage.broker.create("rules", 1);
      String topic = "rules_topic: { servers: \"%s\", topic: rules }\n";
      City.Read read = start(stage, topic.formatted(stage.broker.servers()));
      Drafts drafts = new Drafts(read.rules(), new Random(3));
      feed.upTo((int) (0.9 * town.size()));
      int each = (int) (0.8 * town.size()) / CHANGES;
      for (int i = 0; i < CHANGES; i++) {
        feed.awaitPast(each * (i + 1));
        stage.broker.write("rules", changes(read.rules(), drafts.next()));
      }
      awaitNoted(stage, "rules_refused");
      end(stage, feed);
      assertThat(noted(stage, "edition")).hasSizeGreaterThan(15);
    }
  }

  /** What a draft changes in files, by their paths below the folder. */
  private Map<String, String> changes(List<RuleFiles.Source> files, Draft draft) {
    Map<String, String> changes = new HashMap<>();
    EditionText.between(files, draft.after(files), 0, 0)
        .files()
        .forEach((path, text) -> changes.put(rules.relativize(Path.of(path)).toString(), text));
    return changes;
  }

  private City.Read start(Stage stage, String changes) throws Exception {
    rules = folder.resolve("rules");
    Town.copyRules(rules);
    for (String topic : Town.SOURCES) {
      stage.broker.create(topic, 1);
    }
    Path city = Town.idling(folder, stage.broker.servers(), changes + stage.channels());
    Town.withRules(city, rules);
    stage.run(city, 2, Optional.empty());
    City.Given live = new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
    return City.read(city, live);
  }

  /** As editors do it: what is read is the old file or the new one. */
  private void write(String file, String text) throws IOException {
    Path beside = Files.writeString(folder.resolve("next.yaml"), text);
    Files.move(beside, rules.resolve(file), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitNoted(Stage stage, String what) throws Exception {
    ClusterRest.await(
        Stage.PATIENCE, "the audit has no " + what, () -> !noted(stage, what).isEmpty());
  }

  private static List<JsonNode> noted(Stage stage, String what) throws IOException {
    List<JsonNode> noted = new ArrayList<>();
    for (String line : stage.broker.lines("audit")) {
      JsonNode audit = JSON.readTree(line);
      if (audit.path("what").asText().equals(what)) {
        noted.add(audit);
      }
    }
    return noted;
  }

  private void end(Stage stage, Feed feed) throws Exception {
    feed.finish(town.size());
    stage.awaitRead();
    assertThat(stage.failures()).isEmpty();
    stage.stop(true);
    City replayed = Town.recorded(Optional.of(audit(stage)));
    List<String> expected = Known.ofReplay(replayed);
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(Known.of(stage.broker.written("alerts"))).isEqualTo(expected);
    assertThat(Known.of(stage.posted())).isEqualTo(expected);
    assertThat(stage.broker.written("late")).isEmpty();
    assertThat(facts(Playback.of(replayed).incidents()))
        .isEqualTo(facts(Accepted.incidents(replayed, replayed.rules())));
  }

  private Path audit(Stage stage) throws Exception {
    return Files.write(folder.resolve("audit.ndjson"), stage.broker.written("audit"));
  }

  private static List<String> facts(List<Incident> incidents) {
    return incidents.stream().map(LINES::line).sorted().toList();
  }
}
