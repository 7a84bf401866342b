package urbanbrain.flow.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands for all is measured now and then. */
class EffortTest {

  private final Effort effort = new Effort();

  @Test
  void theFirstOfEachSixtyFourIsMeasured() {
    for (int i = 0; i < 2 * Effort.EVERY; i++) {
      boolean isMeasured = effort.begin() != Long.MIN_VALUE;
      assertThat(isMeasured).as("%d", i).isEqualTo(i % Effort.EVERY == 0);
    }
    assertThat(effort.evaluations()).isEqualTo(2 * Effort.EVERY);
  }

  @Test
  void whatIsMeasuredStandsForAllSinceTheLast() {
    long began = effort.begin();
    effort.add(5);
    assertThat(began).isNotEqualTo(Long.MIN_VALUE);
    assertThat(effort.nanos()).isEqualTo(5);
    for (int i = 0; i < Effort.EVERY; i++) {
      effort.end(Long.MIN_VALUE);
      began = effort.begin();
    }
    assertThat(effort.nanos()).isEqualTo(5);
    effort.add(7);
    assertThat(effort.nanos()).isEqualTo(5 + 7 * Effort.EVERY);
  }

  @Test
  void itTakesAsLongAsTheClockSays() {
    long before = System.nanoTime();
    effort.end(effort.begin());
    assertThat(effort.nanos()).isBetween(0L, System.nanoTime() - before);
  }
}
