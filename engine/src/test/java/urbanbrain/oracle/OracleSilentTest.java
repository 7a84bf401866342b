package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;
import static urbanbrain.harness.Rules.leg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Places;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Incident;

/** Sentence by sentence, what an episode of silence is. Sources are idle after 10. */
class OracleSilentTest {

  private static final StreamType SENSOR = stream("utility.sensor", "sensor:text");
  private static final StreamType OTHER = stream("utility.other", "sensor:text");

  private static final Assets ASSETS = new Places().asset("a", 1, 1).asset("b").assets();
  private static final Town TOWN =
      new Town(source -> 10, ASSETS, Map.of(SENSOR.name(), Set.of(1, 2)));

  private final List<Event> events = new ArrayList<>();
  private long hold = 20;
  private long forget = 1_000;
  private boolean known;

  @Test
  void aKeyIsSilentWhileItsSourceLives() {
    heard("a", 0, 1);
    ticking(1, 5, 40);
    assertEpisodes("a 20-open");
    heard("a", 33, 1);
    assertEpisodes("a 20-33");
  }

  @Test
  void whileItsSourceIsDeadNoTimePasses() {
    heard("a", 0, 1);
    ticking(1, 100, 150);
    ticking(2, 0, 150);
    // Alive over [0, 10] and from 100 on: the other half of the 20 passes by 110.
    assertEpisodes("a 110-open");
  }

  @Test
  void anotherSourceDoesNotKeepItAlive() {
    heard("a", 0, 1);
    ticking(2, 0, 150);
    assertEpisodes();
  }

  @Test
  void aKeyBelongsToTheSourceOfItsLastEvent() {
    heard("a", 0, 1);
    heard("a", 5, 2);
    ticking(1, 0, 150);
    assertEpisodes();
    ticking(2, 6, 25);
    assertEpisodes("a 25-open");
  }

  @Test
  void heardAgainJustThenItWasNotSilent() {
    heard("a", 0, 1);
    heard("a", 20, 1);
    ticking(1, 0, 39);
    assertEpisodes();
    ticking(1, 40, 40);
    assertEpisodes("a 40-open");
  }

  @Test
  void aKeyIsForgottenAfterAWhileOfItsSourcesLife() {
    forget = 30;
    heard("a", 0, 1);
    ticking(1, 0, 5);
    ticking(1, 100, 130);
    // Alive over [0, 15] and from 100 on: 20 are reached at 105, and 30 at 115.
    assertEpisodes("a 105-115");
    forget = 20;
    assertEpisodes();
  }

  @Test
  void nothingIsJudgedAfterTheNewestEvent() {
    heard("a", 0, 1);
    ticking(1, 0, 19);
    assertEpisodes();
    ticking(2, 20, 20);
    assertEpisodes("a 20-open");
  }

  @Test
  void aKnownAssetIsSilentOnceEachSourceThatTellsOfItHasLivedSoLong() {
    known = true;
    ticking(1, 0, 19);
    ticking(3, 0, 200);
    assertEpisodes();
    ticking(2, 50, 100);
    // 1 is alive over [0, 29], 2 from 50 on: 20 and 70.
    assertEpisodes("b 70-open", "a 70-open");
    heard("a", 69, 1);
    assertEpisodes("b 70-open");
    heard("b", 90, 2);
    assertEpisodes("b 70-90", "b 110-open");
  }

  @Test
  void aKnownAssetOfWhichASourceNeverLivesIsNotSilent() {
    known = true;
    ticking(1, 0, 200);
    assertEpisodes();
  }

  @Test
  void aKnownAssetIsForgottenAsAnyKey() {
    known = true;
    forget = 30;
    ticking(1, 0, 100);
    ticking(2, 0, 100);
    assertEpisodes("a 20-30", "b 20-30");
  }

  private void heard(String sensor, long time, int source) {
    String id = "e" + events.size();
    events.add(Events.of(SENSOR).with("sensor", sensor).at(time, id).from(source));
  }

  /** Events of another stream that show from one time to another that a source lives. */
  private void ticking(int source, long from, long to) {
    for (long time = from; time <= to; time += 5) {
      events.add(Events.of(OTHER).at(time, "t" + events.size()).from(source));
    }
    events.add(Events.of(OTHER).at(to, "t" + events.size()).from(source));
  }

  private void assertEpisodes(String... expected) {
    var all = known ? new Form.Known(e -> true, "true") : null;
    var form = new Form.Silent(leg("sensor", SENSOR), List.of("sensor"), hold, forget, all);
    var rules = Rules.set(Rules.raising("rule", RuleClass.A, form));
    assertThat(Oracle.incidents(rules, events, TOWN).stream().map(OracleSilentTest::text).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private static String text(Incident i) {
    return i.key() + " " + i.start() + "-" + (i.end() == Long.MAX_VALUE ? "open" : i.end());
  }
}
