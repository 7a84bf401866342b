package urbanbrain.flow.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Pause;
import urbanbrain.harness.Events;
import urbanbrain.harness.Places;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;

/**
 * Silent for 20, forgotten after 100; the operator is restored before each step. The second source
 * is another part of the first.
 */
class DetectSilenceTest {

  private static final StreamType SENSOR = Events.stream("utility.sensor", "sensor:text");
  private static final StreamType REVISED = Events.revised(SENSOR, null, null);
  private static final long OPEN = Pause.OPEN;
  private static final List<RuleClocks.Source> SOURCES =
      Stream.of("one", "one", "other")
          .map(name -> new RuleClocks.Source(name, new TreeSet<>(List.of(SENSOR.name()))))
          .toList();

  private final Form form =
      new Form.Silent(
          Rules.leg("sensor", SENSOR),
          List.of("sensor"),
          20,
          100,
          new Form.Known(asset -> true, "true"));
  private Listening operator;
  private int seen;

  @BeforeEach
  void open() throws Exception {
    operator = new Listening(Rules.set(Rules.raising("quiet", RuleClass.A, form)), SOURCES);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void aKeyThatIsHeardNoMoreIsToldWhenThatIsSettledAndEndsWhenItIsHeardAgain() throws Exception {
    heard(0, "a", 0);
    time(19);
    time(20, "a 20-open");
    heard(33, "a", 0);
    time(32);
    time(33, "a 20-33 settled");
    end();
  }

  @Test
  void whatComesJustThenOrOutOfOrderPreventsIt() throws Exception {
    heard(0, "a", 0);
    heard(40, "a", 0);
    heard(20, "a", 0);
    time(59);
    time(60, "a 60-open");
    end();
  }

  @Test
  void oneLeapOfTheClockTellsAllThatItSettles() throws Exception {
    heard(0, "a", 0);
    heard(30, "a", 0);
    heard(70, "a", 0);
    time(100, "a 20-30 settled", "a 50-70 settled", "a 90-open");
    end();
  }

  @Test
  void theTimeInWhichItsSourceIsNotAliveDoesNotCount() throws Exception {
    heard(0, "a", 0);
    operator.paused(new Pause(code(0), 10, OPEN));
    time(50);
    operator.paused(new Pause(code(0), 10, 60));
    time(69);
    time(70, "a 70-open");
    end();
  }

  @Test
  void thePauseOfAnotherSourceDoesNotMatterButThatOfItsOtherPartDoes() throws Exception {
    heard(0, "a", 0);
    heard(0, "b", 1);
    heard(0, "c", 2);
    operator.paused(new Pause(code(0), 10, OPEN));
    time(50, "c 20-open");
    end();
  }

  @Test
  void aPauseIsThatOfItsSourceAlsoInACityThatNamesThemInAnotherOrder() throws Exception {
    operator.heard(event(0, "a", 0), "a");
    operator.heard(event(0, "c", 2), "c");
    operator.paused(new Pause(code(0), 10, OPEN));
    RuleClocks.Source fresh = new RuleClocks.Source("fresh", new TreeSet<>());
    operator.restoreIn(List.of(fresh, SOURCES.get(2), SOURCES.get(0)));
    time(50, "c 20-open");
    operator.paused(new Pause(code(0), 10, 60));
    time(70, "a 70-open");
    end();
  }

  @Test
  void aKeyIsForgottenAfterAWhile() throws Exception {
    heard(0, "a", 0);
    time(20, "a 20-open");
    time(99);
    time(100, "a 20-100 settled");
    assertThat(operator.left()).isZero();
    heard(150, "a", 0);
    time(160);
    end();
  }

  @Test
  void whatIsTakenBackWasNeverHeard() throws Exception {
    heard(0, "a", 0);
    Event event = Events.of(REVISED).with("sensor", "a").at(15, "v").from(code(0));
    operator.heard(event, "a");
    operator.heard(event.withdrawal(), "a");
    time(30, "a 20-open");
    end();
  }

  @Test
  void aKnownAssetIsWaitedForFromTheFirstEventsOfItsSourcesUntilItIsHeard() throws Exception {
    born(0, 0, "a", "b");
    time(50);
    born(2, 60, "a", "b");
    heard(85, "b", 0);
    time(79);
    time(80, "a 80-open", "b 80-open");
    time(85, "b 80-85 settled");
    time(105, "b 105-open");
    end();
  }

  @Test
  void aKnownAssetThatWasHeardInTimeIsAKeyAsAnyOther() throws Exception {
    heard(15, "a", 0);
    heard(40, "a", 0);
    born(0, 0, "a");
    born(2, 5, "a");
    time(30);
    time(40, "a 35-40 settled");
    time(60, "a 60-open");
    end();
  }

  @Test
  void aKnownAssetIsForgottenOnceAndForAll() throws Exception {
    born(0, 0, "a");
    born(2, 0, "a");
    time(100, "a 20-100 settled");
    born(2, 0, "a");
    time(1_000);
    end();
  }

  /** A source gives its first event, and the rules are told which assets there are. */
  private void born(int source, long first, String... assets) throws Exception {
    operator.restore(true);
    Places places = new Places();
    List.of(assets).forEach(places::asset);
    Pause before = new Pause(code(source), Pause.EVER, first);
    operator.called(before, places.assets());
    operator.paused(before);
  }

  @Test
  void ofManyEventsOnlyThoseThatMatterAreHeld() {
    SilentRule rule = SilentRule.of(Rules.raising("quiet", RuleClass.A, form), false);
    Silence silence = new Silence();
    for (int i = 0; i < 1_000; i++) {
      silence.arrive(event((i * 7_919) % 1_000, "a", 0), rule, 4_096, null);
    }
    assertThat(silence.ahead.size()).isLessThanOrEqualTo(2 * 1_000 / 20 + 2);
  }

  @Test
  void wherePlaceIsShortTheOldestGoesAndTheEpisodeSaysSo() throws Exception {
    for (int i = 0; i <= Bounds.SILENT_AHEAD; i++) {
      operator.heard(event(30L * i, "a", 0), "a");
    }
    long newest = 30L * Bounds.SILENT_AHEAD;
    operator.passed(newest);
    assertThat(operator.told().get(0).match().isDegraded()).isTrue();
    assertThat(operator.told()).hasSize(Bounds.SILENT_AHEAD - 1);
  }

  @Test
  void pausesAreForgottenOnceNoKeyCanNeedThem() {
    Pauses pauses = new Pauses();
    for (int i = 0; i < 1_000; i++) {
      pauses.put(new Pause(0, 100L * i + 50, 100L * i + 100));
      pauses.forget(100L * i, 100);
    }
    assertThat(pauses.size()).isLessThan(6);
  }

  private void heard(long time, String key, int source) throws Exception {
    operator.restore(true);
    operator.heard(event(time, key, source), key);
  }

  private static Event event(long time, String key, int source) {
    return Events.of(SENSOR).with("sensor", key).at(time, "e" + time).from(code(source));
  }

  private static int code(int source) {
    return SOURCES.get(source).code();
  }

  /** The clock goes on, and just this is said. */
  private void time(long watermark, String... expected) throws Exception {
    operator.restore(true);
    operator.passed(watermark);
    List<String> told = new ArrayList<>();
    for (MatchUpdate word : operator.told().subList(seen, operator.told().size())) {
      told.add(text(word.match()) + (word.settled() ? " settled" : ""));
    }
    seen = operator.told().size();
    assertThat(told).containsExactly(expected);
  }

  private static String text(Match match) {
    String end = match.end() == OPEN ? "open" : Long.toString(match.end());
    return match.key() + " " + match.start() + "-" + end;
  }

  private void end() throws Exception {
    time(Long.MAX_VALUE);
    assertThat(operator.left()).isZero();
  }
}
