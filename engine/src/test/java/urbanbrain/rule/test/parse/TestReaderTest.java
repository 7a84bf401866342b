package urbanbrain.rule.test.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.harness.Golden;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleFiles.Compiled;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.test.Arrival;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.text.Problem;

/**
 * What is made of a rule's test. Mistakes are a folder each, with the test, of the rule that its
 * first line names (else {@code crowd}), and the problems that it must give.
 */
class TestReaderTest {

  private static final Path MISTAKES = Path.of("src/test/resources/rule_test");
  private static final Path GIVEN = Path.of("src/test/resources/rule/given");
  private static final String OF = "# rule: ";

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> cases = Files.list(MISTAKES)) {
      return cases.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isReportedWhereItStands(Path mistake) throws IOException {
    String text = Files.readString(mistake.resolve("test.yaml"));
    String rule =
        text.startsWith(OF) ? text.lines().findFirst().orElseThrow().substring(8) : "crowd";
    TestReader reader = reader();
    reader.read(rule, new Source(mistake.getFileName() + ".test.yaml", text));
    assertThat(reader.problems()).isNotEmpty();
    Golden.check(
        mistake.resolve("expected.txt"),
        reader.problems().stream().map(Problem::render).collect(Collectors.joining()));
  }

  @Test
  void aCaseTakesWhatItsEventsHaveInCommon() throws IOException {
    Case one =
        only(
            """
            every: { stream: city.crash, township: A, injured: 2 }
            events: [ { at: 0m }, { at: 1m30s, injured: 0 }, { at: 2m every 30s to 3m, id: c } ]
            """);
    assertThat(one.arrivals().stream().map(a -> a.event().id()))
        .containsExactly("e1", "e2", "c1", "c2", "c3");
    assertThat(one.arrivals().stream().map(a -> a.event().time() - one.moments().begin()))
        .containsExactly(0L, 90_000L, 120_000L, 150_000L, 180_000L);
    assertThat(one.arrivals().stream().map(a -> a.event().numbers()[0]))
        .containsExactly(2.0, 0.0, 2.0, 2.0, 2.0);
    assertThat(one.arrivals().stream().map(a -> a.event().texts()[1])).containsOnly("A");
  }

  @Test
  void eventsStandInTheOrderInWhichTheyArrive() throws IOException {
    Case one = only("events: [ { at: 0m, arrive: 5m }, { at: 1m }, { at: 9m }, { at: 5m } ]\n");
    assertThat(one.arrivals().stream().map(a -> a.event().id()))
        .containsExactly("e2", "e1", "e4", "e3");
    assertThat(one.lateness()).isEqualTo(60_000);
    assertThat(one.until()).isEqualTo(one.moments().begin() + 540_000);
  }

  @Test
  void aCaseBeginsOnAMondayAtMidnightOfItsZone() throws IOException {
    Case one =
        only(
            "zone: America/New_York\nevents: [ { at: 8h }, { at: 2026-01-05 08:00, id: same } ]\n");
    List<Event> events = one.arrivals().stream().map(Arrival::event).toList();
    assertThat(events.get(0).time()).isEqualTo(events.get(1).time());
    assertThat(one.moments().write(events.get(0).time())).isEqualTo("2026-01-05T08:00:00-05:00");
  }

  @Test
  void whatHoldsForAWhileIsSaidAtItsTime() throws IOException {
    Case one =
        only("events: [ { at: 0m, stream: city.closure, from: 5m, until: 1h }, { at: 0m } ]\n");
    Event closure = one.arrivals().get(0).event();
    assertThat(closure.time()).isEqualTo(one.moments().begin() + 300_000);
    assertThat(closure.until()).isEqualTo(one.moments().begin() + 3_600_000);
    assertThat(one.until()).isEqualTo(one.moments().begin());
  }

  @Test
  void anEndMayBeSaidByItself() throws IOException {
    Case one = only("events: [ { at: 9m } ]\n", "[ { raised: 5m }, { ended: 6m }, { ended: 7m } ]");
    assertThat(one.expected().stream().map(e -> e.facts().keySet().toString()))
        .containsExactly("[raised, ended]", "[ended]");
  }

  @Test
  void assetsSayWhereTheirEventsAre() throws IOException {
    Case one =
        only(
            """
            assets: { S1: { lat: 40, lon: -77, free_flow_kmh: 60 } }
            events: [ { at: 0m, stream: city.speed, segment: S1, kmh: 10 }, { at: 0m } ]
            """);
    Event speed = one.arrivals().get(0).event();
    assertThat(List.of(speed.lat(), speed.lon())).containsExactly(40.0, -77.0);
    assertThat(speed.numbers()).contains(60.0);
  }

  /** The first of two cases of this text, of the rule {@code crowd}. */
  private static Case only(String text, String expected) throws IOException {
    String indented = text.replace("\n", "\n  ").stripTrailing();
    String quiet = "- { name: quiet, events: [ { at: 0m } ], expect: nothing }\n";
    String all = "- name: one\n  %s\n  expect: %s\n%s".formatted(indented, expected, quiet);
    TestReader reader = reader();
    RuleTest test = reader.read("crowd", new Source("crowd.test.yaml", all));
    assertThat(reader.problems().stream().map(Problem::render)).isEmpty();
    return test.cases().get(0);
  }

  private static Case only(String text) throws IOException {
    return only(text, "[ { severity: Minor } ]");
  }

  private static TestReader reader() throws IOException {
    Compiled given = RuleFiles.compile(RuleFiles.read(List.of(GIVEN)));
    return new TestReader(given.streams(), given.rules());
  }
}
