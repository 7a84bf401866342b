package urbanbrain.flow.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;

/** Quantiles of the last spans. */
class RecentTest {

  private final Recent recent = new Recent();

  @Test
  void nothingHasNoQuantile() {
    HistogramStatistics none = recent.getStatistics();
    assertThat(none.getQuantile(0.5)).isNaN();
    assertThat(none.getMean()).isNaN();
    assertThat(none.size()).isZero();
  }

  @Test
  void quantilesAreOfNearestRankAndInSeconds() {
    for (int millis = 100; millis >= 1; millis--) {
      recent.update(millis);
    }
    HistogramStatistics all = recent.getStatistics();
    assertThat(all.getQuantile(0.5)).isEqualTo(0.050);
    assertThat(all.getQuantile(0.99)).isEqualTo(0.099);
    assertThat(all.getQuantile(1)).isEqualTo(0.1);
    assertThat(all.getQuantile(0)).isEqualTo(0.001);
    assertThat(all.getMean()).isCloseTo(0.0505, within(1e-9));
    assertThat(all.getMin()).isEqualTo(1);
    assertThat(all.getMax()).isEqualTo(100);
  }

  @Test
  void onlyTheLastOnesAreKeptAndAllAreCounted() {
    recent.update(1_000_000);
    for (int i = 0; i < Recent.SIZE; i++) {
      recent.update(2);
    }
    assertThat(recent.getCount()).isEqualTo(Recent.SIZE + 1);
    assertThat(recent.getStatistics().size()).isEqualTo(Recent.SIZE);
    assertThat(recent.getStatistics().getMax()).isEqualTo(2);
    assertThat(recent.getStatistics().getStdDev()).isZero();
  }
}
