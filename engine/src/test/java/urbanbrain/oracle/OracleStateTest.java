package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;

/** Sentence by sentence, what an episode of a state is. A valve is 1 open, 0 closed. */
class OracleStateTest {

  private static final StreamType VALVE = stream("utility.valve", "valve:text", "open");

  private final List<Event> events = new ArrayList<>();
  private long hold;
  private long stale = 1_000;

  @Test
  void itLastsWhileTheLastValueIsAsAsked() {
    at(10, 1);
    at(15, 1);
    at(20, 0);
    assertEpisodes("v 10-20 10 15");
  }

  @Test
  void itOpensOnceTheConditionHeldAllTheWhile() {
    hold = 5;
    at(10, 1);
    at(14, 1);
    at(16, 0);
    assertEpisodes("v 15-16 10 14");
    hold = 6;
    assertEpisodes();
  }

  @Test
  void aMomentOfAnotherValueBeginsTheWhileAnew() {
    hold = 5;
    at(10, 1);
    at(13, 0);
    at(14, 1);
    at(30, 0);
    assertEpisodes("v 19-30 14");
  }

  @Test
  void ofSeveralAtOneInstantTheLastByIdIsTheValue() {
    at(10, 0, "a");
    at(10, 1, "b");
    at(20, 1, "a");
    at(20, 0, "b");
    assertEpisodes("v 10-20 10");
  }

  @Test
  void aStaleValueIsNone() {
    stale = 5;
    at(10, 1);
    at(13, 1);
    newest(18);
    assertEpisodes("v 10-18 10 13");
    newest(19);
    at(19, 1);
    assertEpisodes("v 10-18 10 13", "v 19-open 19");
  }

  @Test
  void whatIsHeardJustWhenTheValueGoesStaleCarriesItOn() {
    stale = 5;
    at(10, 1);
    at(15, 1);
    newest(30);
    assertEpisodes("v 10-20 10 15");
  }

  @Test
  void nothingIsJudgedAfterTheNewestEvent() {
    hold = 5;
    at(10, 1);
    newest(14);
    assertEpisodes();
    newest(15);
    assertEpisodes("v 15-open 10");
  }

  @Test
  void itStandsWhereTheKeyStoodLastWhenItOpened() {
    hold = 5;
    events.add(valve(0).in(1, 1).at(5, "a"));
    events.add(valve(1).in(2, 2).at(10, "b"));
    events.add(valve(1).at(12, "c"));
    events.add(valve(1).in(3, 3).at(16, "d"));
    assertThat(spells().get(0).place().lat()).isEqualTo(2);
  }

  @Test
  void anAbsentValueIsNotAsAsked() {
    at(10, 1);
    at(12, Double.NaN);
    assertEpisodes("v 10-12 10");
  }

  private void at(long time, double open) {
    at(time, open, "e" + events.size());
  }

  private void at(long time, double open, String id) {
    events.add(valve(open).at(time, id));
  }

  private static Events valve(double open) {
    return Events.of(VALVE).with("valve", "v").with("open", open);
  }

  /** An event without key, which only says how late it is. */
  private void newest(long time) {
    events.add(Events.of(VALVE).at(time, "newest"));
  }

  private void assertEpisodes(String... expected) {
    assertThat(spells().stream().map(OracleStateTest::text).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private List<Spell> spells() {
    var form =
        new Form.State(
            leg("valve", VALVE), List.of("valve"), e -> e.numbers()[0] == 1, hold, stale);
    return Oracle.episodes(Rules.set(Rules.signalling("rule", RuleClass.N, form)), "rule", events);
  }

  /** An episode as text: key, opening and closing, the times of its evidence. */
  static String text(Spell s) {
    String end = s.end() == Episode.OPEN ? "open" : Long.toString(s.end());
    return s.events().stream()
        .map(e -> Long.toString(e.time()))
        .collect(Collectors.joining(" ", s.key() + " " + s.start() + "-" + end + " ", ""));
  }
}
