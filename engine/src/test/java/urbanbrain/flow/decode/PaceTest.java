package urbanbrain.flow.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often the clocks are told. */
class PaceTest {

  private long now = 1_000;
  private final Pace pace = new Pace(() -> now);

  private int dueIn(int records) {
    int due = 0;
    for (int i = 0; i < records; i++) {
      due += pace.isDue() ? 1 : 0;
    }
    return due;
  }

  @Test
  void theyAreToldBehindSomeRecords() {
    assertThat(dueIn(31)).isZero();
    assertThat(pace.isDue()).isTrue();
    now++;
    assertThat(dueIn(31)).isZero();
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void theyAreToldOnceInAMillisecondHoweverManyCome() {
    assertThat(dueIn(10_000)).isEqualTo(1);
    now++;
    assertThat(dueIn(10_000)).isEqualTo(1);
  }

  @Test
  void recordsAreCountedAnewWhereTheyWereToldForAnotherReason() {
    assertThat(dueIn(31)).isZero();
    pace.restart();
    assertThat(dueIn(31)).isZero();
    assertThat(pace.isDue()).isTrue();
  }

  @Test
  void aClockThatIsPutBackIsATimeOfItsOwn() {
    assertThat(dueIn(32)).isEqualTo(1);
    now -= 3_600_000;
    assertThat(dueIn(32)).isEqualTo(1);
  }
}
