package urbanbrain.flow.decode.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.flow.decode.DecodedCodec;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.edition.Edition;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;

/** What becomes of changes of the rules, over the lives of a job. */
class EditorTest {

  private static final long NOON = 43_200_000;
  private static final String STREAMS =
      """
      domain: traffic
      streams:
        speed:
          says: A speed.
          key: segment
          fields:
            segment: { type: text, says: "segment" }
            kmh: { type: number, says: "speed" }
      """;
  private static final String RULE =
      """
      rule: %1$s
      says: A segment is slow.
      status: live
      owner: traffic-desk
      events: { speed: { stream: traffic.speed } }
      when: { window: { of: speed, by: segment, over: 5m, every: 10s }, raise: "avg(speed.kmh) < %2$d" }
      incident: { severity: Minor, headline: { en: "Slow" } }
      """;

  private final List<EditionText> editions = new ArrayList<>();
  private final List<AuditLine> audit = new ArrayList<>();
  private TwoInputStreamOperatorTestHarness<Decoded, String, Decoded> life;

  private static RuleFiles.Source file(String name, int below) {
    return new RuleFiles.Source("rules/" + name + ".yaml", RULE.formatted(name, below));
  }

  private static List<RuleFiles.Source> files(RuleFiles.Source... rules) {
    List<RuleFiles.Source> files = new ArrayList<>(List.of(rules));
    files.add(new RuleFiles.Source("rules/streams/traffic.yaml", STREAMS));
    return files;
  }

  private static Rulebook book(List<RuleFiles.Source> files) {
    RuleSet rules = RuleFiles.compile(files, Setting.NONE).rules().orElseThrow();
    RuleClocks.Source source =
        new RuleClocks.Source("sensors", new TreeSet<>(List.of("traffic.speed")));
    RuleClocks clocks = RuleClocks.changing(rules, List.of(source));
    return new Rulebook(new Edition.First(clocks, files, Setting.NONE));
  }

  /** A life of the job, which comes with these files. */
  private void begin(OperatorSubtaskState snapshot, RuleFiles.Source... rules) throws Exception {
    life = new TwoInputStreamOperatorTestHarness<>(new Editor(book(files(rules))));
    life.setup(new DecodedCodec());
    if (snapshot != null) {
      life.initializeState(snapshot);
    }
    life.open();
  }

  private OperatorSubtaskState end() throws Exception {
    OperatorSubtaskState snapshot = life.snapshot(1, 1);
    listen();
    editions.clear();
    life.close();
    return snapshot;
  }

  @AfterEach
  void close() throws Exception {
    life.close();
  }

  private void hear(long time) throws Exception {
    Event.Clock clock = new Event.Clock(time, Event.NO_ARRIVAL);
    Event event =
        new Event(
            StableHash.code("traffic.speed"),
            "e" + time,
            clock,
            Place.NONE,
            new double[1],
            new String[1],
            StableHash.code("sensors"));
    life.processElement1(new StreamRecord<>(new Decoded.Heard(event)));
  }

  private void put(Draft draft) throws Exception {
    life.processElement2(new StreamRecord<>(draft.line()));
  }

  private void listen() {
    for (Decoded decoded : life.extractOutputValues()) {
      if (decoded instanceof Decoded.Edited edited) {
        editions.add(edited.edition());
      }
    }
    life.getOutput().clear();
    var said = life.getSideOutput(Editor.AUDIT);
    if (said != null) {
      said.forEach(line -> audit.add(line.getValue()));
      said.clear();
    }
  }

  private List<What> noted() {
    return audit.stream().map(AuditLine::what).toList();
  }

  private List<Integer> numbers() {
    return editions.stream().map(EditionText::number).toList();
  }

  @Test
  void aDraftIsAnEditionFromTheMomentAfterTheNewestEvent() throws Exception {
    begin(null, file("slow", 20));
    hear(NOON);
    hear(NOON - 5_000);
    put(Draft.whole(List.of(file("slow", 25), file("crawling", 5))));
    put(Draft.whole(List.of(file("slow", 25), file("crawling", 5))));
    hear(NOON + 1);
    listen();
    assertThat(editions).hasSize(1);
    assertThat(editions.get(0).from()).isEqualTo(NOON + 1);
    assertThat(editions.get(0).files()).containsOnlyKeys("rules/slow.yaml", "rules/crawling.yaml");
    assertThat(noted())
        .containsExactly(What.EDITION, What.EDITION, What.RULE_ADDED, What.RULE_CHANGED);
    assertThat(audit.get(0).detail()).contains("\"edition\":0");
    assertThat(audit.get(2).detail()).contains("owner traffic-desk");
  }

  @Test
  void whatHasProblemsIsRefusedAndTheRulesBeforeGoOn() throws Exception {
    begin(null, file("slow", 20));
    hear(NOON);
    put(Draft.whole(List.of(new RuleFiles.Source("rules/slow.yaml", "rule: slow\nsays: [\n"))));
    put(Draft.whole(List.of(file("slow", 25))));
    listen();
    assertThat(noted()).contains(What.RULES_REFUSED, What.RULE_CHANGED);
    assertThat(editions).hasSize(1);
    assertThat(editions.get(0).number()).isEqualTo(1);
  }

  @Test
  void anEmptyFolderIsNoWishToTakeOutEveryRule() throws Exception {
    begin(null, file("slow", 20));
    hear(NOON);
    put(Draft.whole(List.of()));
    Map<String, String> gone = new HashMap<>(Collections.singletonMap("rules/slow.yaml", null));
    put(new Draft(gone, false));
    listen();
    assertThat(editions).isEmpty();
    assertThat(audit)
        .filteredOn(line -> line.what() == What.RULES_REFUSED)
        .hasSize(2)
        .allMatch(line -> line.detail().contains("no rule would be left"));
  }

  @Test
  void aRestartTakesBackNoChange() throws Exception {
    begin(null, file("slow", 20));
    hear(NOON);
    put(Draft.whole(List.of(file("slow", 25))));
    OperatorSubtaskState snapshot = end();
    begin(snapshot, file("slow", 20));
    hear(NOON + 1);
    snapshot = end();
    begin(snapshot, file("slow", 20));
    snapshot = end();
    begin(snapshot, file("slow", 20));
    hear(NOON + 2);
    listen();
    assertThat(numbers()).containsExactly(0, 1);
    assertThat(noted()).containsExactly(What.EDITION, What.EDITION, What.RULE_CHANGED);
  }

  @Test
  void whatTheJobThatWentBeforeDidNotHaveHearsOfAllEditions() throws Exception {
    begin(null, file("slow", 20));
    hear(NOON);
    put(Draft.whole(List.of(file("slow", 25))));
    put(Draft.whole(List.of(file("slow", 30))));
    OperatorSubtaskState snapshot = end();
    begin(snapshot, file("slow", 20), file("crawling", 5));
    hear(NOON + 1);
    listen();
    Rulebook fresh = book(files(file("slow", 20), file("crawling", 5)));
    Rulebook faithful = book(files(file("slow", 20)));
    assertThat(editions.stream().map(fresh::take)).containsExactly(true, true, true, true);
    assertThat(editions.stream().map(faithful::take)).containsExactly(false, true, true, true);
    assertThat(lines(fresh)).isEqualTo(lines(faithful));
    assertThat(fresh.clocks().all().judged()).hasSize(4);
  }

  private static List<String> lines(Rulebook book) {
    return book.all().stream().map(EditionText::line).toList();
  }

  @Test
  void aJobThatComesWithOtherFilesPutsWhatIsOtherBeforeItself() throws Exception {
    begin(null, file("slow", 20), file("crawling", 5), file("jam", 10));
    hear(NOON);
    put(Draft.whole(List.of(file("slow", 25), file("crawling", 5), file("jam", 10))));
    OperatorSubtaskState snapshot = end();
    begin(snapshot, file("slow", 20), file("crawling", 6));
    hear(NOON + 1);
    listen();
    assertThat(numbers()).containsExactly(0, 1, 2);
    assertThat(editions.get(2).files())
        .containsOnlyKeys("rules/crawling.yaml", "rules/jam.yaml")
        .containsEntry("rules/jam.yaml", null);
  }
}
