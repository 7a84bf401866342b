package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.asset.Assets;
import urbanbrain.event.Dictionary;
import urbanbrain.flow.Word;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Strain;

/** A rule that reaches a bound is told of by one message, and by one more when that is over. */
class Raise_strainTest {

  private static final Rule CRASH = Play.join(RuleClass.M);
  private static final Rule SIGNAL = signal();

  private final Driver<Word, Alert> raise =
      Driver.keyed(() -> new Raise("riverton", rules(), 0), word -> "riverton", Types.STRING);

  private final List<AuditLine> audit = raise.side(Raise.AUDIT);

  @AfterEach
  void close() {
    raise.close();
  }

  @Test
  void aBoundIsToldOnceAndOnceWhenItIsOver() {
    hit("crash", 7);
    gave("ALERT OPEN crash-19700101T000700Z-bound");
    hit("crash", 8);
    hit("crash", 6);
    passed(67);
    gave();
    passed(68);
    gave("UPDATE ENDED crash-19700101T000700Z-bound");
    assertThat(audit)
        .extracting(AuditLine::what)
        .containsExactly(AuditLine.What.DEGRADED, AuditLine.What.RECOVERED);
    assertThat(audit.get(0).detail())
        .isEqualTo(
            "crash has reached its bound of 3 events of a leg at one key: what it says may miss"
                + " something, at key 5th St");
    assertNothingLeft();
  }

  @Test
  void theMessageNamesRuleBoundAndTimesAndNoIncident() {
    hit("crash", 7);
    Alert begun = raise.out().get(0);
    assertThat(begun.isSystem()).isTrue();
    assertThat(begun.isSummary()).isFalse();
    assertThat(begun.strain()).isEqualTo(strain("crash", 7));
    assertThat(begun.headline()).containsKey("en");
    assertThat(begun.facts().rule()).isEqualTo("crash");
    assertThat(begun.facts().matches()).isZero();
    assertThat(begun.time()).isEqualTo(Play.minutes(7));
  }

  @Test
  void itIsNotOverWhileAnIncidentMayChangeThatBeganBefore() {
    Play names = Play.of(CRASH);
    Match before = names.match("m", 66.9, 0);
    hit("crash", 7);
    raise.element(told(before));
    passed(67);
    gave("ALERT OPEN crash-19700101T000700Z-bound", "ALERT OPEN " + before.id().text("crash"));
  }

  @Test
  void itIsOverWhenTheIncidentsThatMayChangeBeganThen() {
    Play names = Play.of(CRASH);
    Match then = names.match("m", 67, 0);
    hit("crash", 7);
    raise.element(told(then));
    passed(67);
    gave(
        "ALERT OPEN crash-19700101T000700Z-bound",
        "ALERT OPEN " + then.id().text("crash"),
        "UPDATE ENDED crash-19700101T000700Z-bound");
  }

  @Test
  void theNextTimeIsAHandleOfItsOwn() {
    hit("crash", 7);
    passed(67);
    hit("crash", 2);
    gave(
        "ALERT OPEN crash-19700101T000700Z-bound",
        "UPDATE ENDED crash-19700101T000700Z-bound",
        "ALERT OPEN crash-19700101T010700Z-bound");
  }

  @Test
  void aRuleThatOnlyGivesASignalIsToldOfToo() {
    hit("signal", 7);
    gave("ALERT OPEN signal-19700101T000700Z-bound");
  }

  @Test
  void afterARestartItIsToldAgainUnderItsHandle() {
    hit("crash", 7);
    raise.restore();
    passed(8);
    gave("ALERT OPEN crash-19700101T000700Z-bound", "UPDATE OPEN crash-19700101T000700Z-bound");
    raise.restore();
    hit("crash", 9);
    gave("UPDATE OPEN crash-19700101T000700Z-bound");
    passed(69);
    gave("UPDATE ENDED crash-19700101T000700Z-bound");
    assertNothingLeft();
  }

  @Test
  void atTheEndOfEverythingItIsNotSaidToBeOver() {
    hit("crash", 7);
    passed(Double.POSITIVE_INFINITY);
    gave("ALERT OPEN crash-19700101T000700Z-bound");
    assertNothingLeft();
  }

  @Test
  void withCheckpointsItWaitsForTheOneThatHoldsItAndKeepsItsIdAfterARestart() {
    try (Driver<Word, Alert> careful =
        Driver.keyed(
            () ->
                new Raise(
                    "riverton", RuleClocks.single(rules()), Assets.NONE, Epochs.from(0), true),
            word -> "riverton",
            Types.STRING)) {
      careful.element(new Word.Strained(0, strain("crash", 7)));
      careful.element(new Word.Passed(0, Play.minutes(8)));
      assertThat(careful.out()).isEmpty();
      careful.restore();
      careful.element(new Word.Passed(0, Play.minutes(9)));
      String first = careful.out().get(0).id();
      assertThat(first).isEqualTo("crash-19700101T000700Z-bound.1");
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void incidentsAreToldAsWithoutItAndAReceiverMistakesNoneForIt(long seed) {
    List<Word> words = words(new Random(seed));
    try (Driver<Word, Alert> calm =
        Driver.keyed(() -> new Raise("riverton", rules(), 0), w -> "riverton", Types.STRING)) {
      Random restores = new Random(seed);
      Random same = new Random(seed);
      for (Word word : words) {
        play(raise, word, restores);
        play(calm, word instanceof Word.Strained ? null : word, same);
      }
      Fold folded = new Fold();
      raise.out().forEach(folded::take);
      Fold expected = new Fold();
      calm.out().forEach(expected::take);
      assertThat(folded.incidents())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("isDegraded")
          .isEqualTo(expected.incidents());
      assertBounded(words.size());
      assertNothingLeft();
    }
  }

  private static void play(Driver<Word, Alert> driver, Word word, Random random) {
    if (random.nextInt(8) == 0) {
      driver.restore();
    }
    if (word != null) {
      driver.element(word);
    }
  }

  /** Each handle begins with an alert, rises, ends at most once, and is not spoken of after. */
  private void assertBounded(int words) {
    Map<String, List<Alert>> byHandle = new TreeMap<>();
    raise.out().stream()
        .filter(Alert::isSystem)
        .forEach(a -> byHandle.computeIfAbsent(a.incident(), h -> new ArrayList<>()).add(a));
    assertThat(byHandle.size()).isLessThan(words / 2);
    byHandle.forEach(
        (handle, told) -> {
          assertThat(told).extracting(Alert::sequence).isSorted().doesNotHaveDuplicates();
          assertThat(told.get(0).type()).isEqualTo(Alert.Type.ALERT);
          assertThat(told.subList(1, told.size()))
              .allMatch(alert -> alert.type() == Alert.Type.UPDATE);
          assertThat(told.subList(0, told.size() - 1))
              .allMatch(alert -> alert.state() == Alert.State.OPEN);
        });
  }

  private List<Word> words(Random random) {
    List<Word> words = new ArrayList<>();
    Play names = Play.of(CRASH);
    double minute = 0;
    for (int i = 0; i < 40; i++) {
      minute += random.nextInt(4) == 0 ? 45 : 1;
      switch (random.nextInt(3)) {
        case 0 -> words.add(new Word.Strained(0, strain("crash", minute + random.nextInt(3))));
        case 1 -> words.add(told(names.match("m" + i, minute + 1, random.nextInt(3))));
        default -> words.add(new Word.Passed(0, Play.minutes(minute)));
      }
    }
    words.add(new Word.Passed(0, Long.MAX_VALUE));
    return words;
  }

  private static Word told(Match match) {
    return new Word.Told(0, new MatchUpdate("crash", true, false, match));
  }

  private void hit(String rule, double minute) {
    raise.element(new Word.Strained(0, strain(rule, minute)));
  }

  private static Strain strain(String rule, double minute) {
    return new Strain(rule, Bound.EVENTS, 3, "5th St", Play.minutes(minute));
  }

  private void passed(double minute) {
    raise.element(new Word.Passed(0, Play.minutes(minute)));
  }

  private void gave(String... expected) {
    assertThat(raise.out())
        .extracting(a -> String.format(Locale.ROOT, "%s %s %s", a.type(), a.state(), a.incident()))
        .containsExactly(expected);
    raise.out().clear();
  }

  private void assertNothingLeft() {
    assertThat(raise.stateEntries()).isZero();
    assertThat(raise.timers()).isZero();
  }

  private static Rule signal() {
    return Rules.signalling("signal", RuleClass.M, Play.window(RuleClass.M).when());
  }

  private static RuleSet rules() {
    return new RuleSet(new Dictionary(People.STREAMS), List.of(CRASH, SIGNAL));
  }
}
