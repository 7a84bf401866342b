package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.notice.Times;

/** No message leaves that a checkpoint which may be gone on from does not allow for. */
class HorizonTest {

  @Test
  void atTheFirstStartNothingWasSaidBeforeAndAllWaitsForACheckpointThatKnowsOfTime() {
    Horizon horizon = new Horizon(Long.MIN_VALUE);
    assertThat(horizon.before()).isEqualTo(Long.MIN_VALUE);
    assertThat(horizon.isBeyond(0)).isTrue();
    assertThat(horizon.snapshot(1)).isEqualTo(Long.MIN_VALUE);
    horizon.complete(1);
    assertThat(horizon.isBeyond(0)).isTrue();
    horizon.hear(new Word.Passed(0, 0));
    horizon.snapshot(2);
    assertThat(horizon.isBeyond(0)).isTrue();
    horizon.complete(2);
    assertThat(horizon.isBeyond(Horizon.AHEAD)).isFalse();
  }

  @Test
  void aCheckpointAllowsForSoMuchMoreThanWasHeard() {
    Horizon horizon = new Horizon(Long.MIN_VALUE);
    horizon.hear(new Word.Passed(0, 1_000));
    horizon.hear(new Word.Passed(0, Times.END));
    assertThat(horizon.snapshot(1)).isEqualTo(1_000 + Horizon.AHEAD);
    horizon.complete(1);
    assertThat(horizon.isBeyond(1_000 + Horizon.AHEAD)).isFalse();
    assertThat(horizon.isBeyond(1_001 + Horizon.AHEAD)).isTrue();
  }

  @Test
  void aCheckpointHoldsBackAtOnceAndLetsGoWhenItIsComplete() {
    Horizon horizon = new Horizon(Long.MIN_VALUE);
    horizon.hear(new Word.Passed(0, 0));
    horizon.snapshot(1);
    assertThat(horizon.isBeyond(Horizon.AHEAD + 1)).isTrue();
    horizon.hear(new Word.Passed(0, 10));
    horizon.snapshot(2);
    horizon.snapshot(3);
    horizon.complete(2);
    assertThat(horizon.isBeyond(Horizon.AHEAD + 10)).isFalse();
    assertThat(horizon.isBeyond(Horizon.AHEAD + 11)).isTrue();
  }

  @Test
  void afterARestartNoLessIsAllowedForThanBefore() {
    Horizon horizon = new Horizon(5_000_000);
    horizon.hear(new Word.Passed(0, 0));
    assertThat(horizon.isBeyond(5_000_000)).isFalse();
    assertThat(horizon.isBeyond(5_000_001)).isTrue();
    assertThat(horizon.snapshot(1)).isEqualTo(5_000_000);
  }
}
