package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;

/** Sentence by sentence, what an episode of a window is. Times are minutes. */
class OracleWindowTest {

  private static final long MINUTE = 60_000;
  private static final StreamType SPEED = stream("traffic.speed", "segment:text", "kmh");
  private static final List<Lane> LANES =
      List.of(lane(Lane.Op.COUNT), lane(Lane.Op.AVG), lane(Lane.Op.SUM), lane(Lane.Op.MAX));

  private static final Truth<Aggregates> SOME = a -> a.value(0) >= 1;
  private static final Truth<Aggregates> THREE = a -> a.value(0) >= 3;
  private static final Truth<Aggregates> SLOW = a -> a.value(1) < 20;
  private static final Truth<Aggregates> FREE = a -> a.value(1) > 40;

  private final List<Event> events = new ArrayList<>();
  private RuleClass verdict = RuleClass.N;
  private Truth<Aggregates> raise = SOME;
  private Truth<Aggregates> clear;
  private long over = 5;
  private long every = 1;
  private long hold;
  private long keep;

  @Test
  void theWindowAtABoundaryHoldsWhatIsNotOlderThanItsLengthAndBeforeIt() {
    at(10 * MINUTE, 30);
    newest(60);
    assertEpisodes("s 11-16 10");
    over = 2;
    assertEpisodes("s 11-13 10");
    every = 2;
    over = 3;
    assertEpisodes("s 12-14 10");
  }

  @Test
  void aMillisecondBeforeTheBoundaryIsInTheWindowOfTheBoundary() {
    at(10 * MINUTE - 1, 30);
    newest(60);
    assertEpisodes("s 10-15 10");
  }

  @Test
  void boundariesAreMultiplesSinceTheEpochAlsoBeforeIt() {
    at(-7 * MINUTE, 30);
    newest(60);
    every = 5;
    assertEpisodes("s -5-0 -7");
  }

  @Test
  void itOpensOnlyOnceTheConditionHasHeld() {
    at(MINUTE * 3, 10);
    newest(60);
    raise = SLOW;
    hold = 4;
    assertEpisodes("s 8-9 3");
    hold = 5;
    assertEpisodes();
  }

  @Test
  void itClosesOnlyOnceClearHasHeldAndRaiseBreaksIt() {
    speeds(10, 50, 50, 10, 50, 50, 50, 50);
    over = 1;
    raise = SLOW;
    clear = FREE;
    keep = 2;
    assertEpisodes("s 1-7 0 1 2 3 4 5");
    keep = 3;
    assertEpisodes("s 1-open 0 1 2 3 4 5 6");
  }

  @Test
  void whereRaiseIsTrueClearIsFalse() {
    speeds(10, 10, 10, 50, 50);
    over = 1;
    raise = SLOW;
    clear = SOME;
    assertEpisodes("s 1-4 0 1 2");
  }

  @Test
  void betweenRaiseAndClearNothingChanges() {
    speeds(30, 10, 30, 30, 50, 30, 10, 10);
    over = 1;
    raise = SLOW;
    clear = FREE;
    assertEpisodes("s 2-5 1 2 3", "s 7-open 6");
  }

  @Test
  void itClosesOnceTheWindowStayedEmptyWhateverClearSays() {
    speeds(10, 10);
    newest(60);
    over = 1;
    raise = SLOW;
    clear = FREE;
    assertEpisodes("s 1-4 0 1");
    keep = 3;
    assertEpisodes("s 1-6 0 1");
  }

  @Test
  void aComparisonWithAnAbsentValueIsFalse() {
    at(MINUTE, Double.NaN);
    newest(60);
    raise = a -> a.value(2) >= 0 || a.value(1) >= 0 || a.value(3) >= 0 || a.value(3) < 0;
    assertEpisodes();
    raise = SOME;
    assertEpisodes("s 2-7 1");
  }

  @Test
  void sumsAreExact() {
    for (int i = 0; i < 10; i++) {
      at(MINUTE, 0.1);
    }
    newest(60);
    raise = a -> a.value(2) == 1.0 && a.value(1) == 0.1;
    assertEpisodes("s 2-7 1 1 1 1 1 1 1 1 1 1");
  }

  @Test
  void boundariesAfterTheNewestEventAreNotJudged() {
    at(10 * MINUTE, 10);
    at(10 * MINUTE + 1, 10);
    at(10 * MINUTE + 2, 10);
    raise = THREE;
    assertEpisodes();
    newest(11);
    assertEpisodes("s 11-open 10 10 10");
  }

  @Test
  void aMonotoneWindowOpensAtTheFirstBoundaryAfterTheKeysNewestEventEvenBeyondH() {
    verdict = RuleClass.M;
    raise = THREE;
    at(9 * MINUTE, 10);
    at(10 * MINUTE, 10);
    assertEpisodes();
    at(10 * MINUTE + 1, 10);
    assertEpisodes("s 11-open 9 10 10");
    hold = 1;
    assertEpisodes();
  }

  @Test
  void aMonotoneWindowNeverClosesBeyondH() {
    verdict = RuleClass.M;
    over = 1;
    raise = THREE;
    speeds(1, 1, 1);
    at(0, 1);
    at(0, 1);
    assertEpisodes("s 1-2 0 0 0");
    every = 2;
    over = 2;
    assertEpisodes("s 2-open 0 0 0 1");
  }

  @Test
  void aKeyIsJudgedByItsOwnEventsAndWithoutOneThereIsNoKey() {
    events.add(speed("a", 10).at(0, "1"));
    events.add(speed("b", 10).at(2 * MINUTE, "2"));
    events.add(Events.of(SPEED).with("kmh", 10).at(0, "3"));
    newest(60);
    assertEpisodes("a 1-6 0", "b 3-8 2");
  }

  @Test
  void itStandsWhereTheLastPlacedEventOfTheOpeningWindowStood() {
    events.add(speed("s", 10).in(1, 1).at(0, "1"));
    events.add(speed("s", 10).in(2, 2).at(1, "2"));
    events.add(speed("s", 10).at(2, "3"));
    events.add(speed("s", 10).in(4, 4).at(MINUTE, "4"));
    newest(60);
    assertThat(spells().get(0).place().lat()).isEqualTo(2);
  }

  @Test
  void noEventIsEvidenceOfTwoEpisodesOfAKey() {
    speeds(10, 50, 10);
    newest(60);
    over = 3;
    raise = a -> a.value(1) <= 25;
    assertEpisodes("s 1-2 0", "s 3-4 1 2", "s 5-6 ");
  }

  @Test
  void duplicatesDoNotCount() {
    at(MINUTE, 10);
    at(MINUTE, 10);
    events.addAll(List.copyOf(events));
    newest(60);
    raise = THREE;
    assertEpisodes();
  }

  private void speeds(double... kmh) {
    for (int i = 0; i < kmh.length; i++) {
      at(i * MINUTE, kmh[i]);
    }
  }

  private void at(long time, double kmh) {
    events.add(speed("s", kmh).at(time, "e" + events.size()));
  }

  private static Events speed(String segment, double kmh) {
    return Events.of(SPEED).with("segment", segment).with("kmh", kmh);
  }

  /** An event without key, which only says how late it is. */
  private void newest(long minute) {
    events.add(Events.of(SPEED).at(minute * MINUTE, "newest"));
  }

  /** Episodes as text: key, opening and closing, the minutes of the evidence. */
  private void assertEpisodes(String... expected) {
    assertThat(spells().stream().map(OracleWindowTest::text).toList())
        .isEqualTo(Arrays.asList(expected));
  }

  private List<Spell> spells() {
    var form =
        new Form.Window(
            Rules.leg("speed", SPEED),
            List.of("segment"),
            over * MINUTE,
            every * MINUTE,
            LANES,
            raise,
            clear,
            hold * MINUTE,
            keep * MINUTE);
    return Oracle.episodes(Rules.set(Rules.signalling("rule", verdict, form)), "rule", events);
  }

  private static String text(Spell s) {
    String end = s.end() == Episode.OPEN ? "open" : Long.toString(s.end() / MINUTE);
    String times =
        s.events().stream()
            .map(e -> Long.toString(Math.round(1.0 * e.time() / MINUTE)))
            .collect(Collectors.joining(" "));
    return s.key() + " " + s.start() / MINUTE + "-" + end + " " + times;
  }

  private static Lane lane(Lane.Op op) {
    return new Lane(op, op == Lane.Op.COUNT ? "" : "kmh", e -> e.numbers()[0], null);
  }
}
