package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import urbanbrain.asset.Assets;
import urbanbrain.flow.Word;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;

/** Raise in a job with checkpoints: what is told when, and what a start without state may tell. */
class RaisingTest {

  private static final Rule CRASH = Play.join(RuleClass.M);

  private final Driver<Word, Alert> raise = Driver.of(RaisingTest::begin);
  private final Object nothing = raise.snapshot();

  @AfterEach
  void close() {
    raise.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Word, Alert> begin()
      throws Exception {
    RuleClocks clocks = RuleClocks.single(Rules.set(CRASH));
    Raise raise = new Raise("riverton", clocks, Assets.NONE, Epochs.from(0), true);
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new Raising(raise), word -> "riverton", Types.STRING);
  }

  private void tell(String match, double minute) {
    Match one = Play.of(CRASH).match(match, minute, minute);
    raise.element(new Word.Told(0, new MatchUpdate(CRASH.name(), true, false, one)));
  }

  private void checkpoint() {
    raise.snapshot();
    raise.complete();
  }

  @Test
  void whatIsToldFirstWaitsForACheckpointAndForNoOtherWord() {
    tell("a", 1);
    raise.snapshot();
    assertThat(raise.out()).isEmpty();
    raise.complete();
    assertThat(raise.out()).hasSize(1);
  }

  @Test
  void afterTheFirstCheckpointItIsToldAtOnce() {
    raise.element(new Word.Passed(0, 0));
    checkpoint();
    tell("a", 1);
    assertThat(raise.out()).hasSize(1);
  }

  @Test
  void aStartWithoutStateContradictsNothingForNothingWasSaid() {
    tell("a", 1);
    raise.goOnFrom(nothing);
    tell("b", 0.9);
    checkpoint();
    assertThat(raise.out()).hasSize(1);
    assertThat(raise.out().get(0).absorbs()).isEmpty();
  }
}
