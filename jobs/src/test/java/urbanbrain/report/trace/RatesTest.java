package urbanbrain.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Counts over time, whose buckets are as wide as they must be and no wider. */
class RatesTest {

  private static final long START = 1_772_400_000_000L;

  private static Rates of(List<Long> times) {
    Rates rates = new Rates(List.of("a", "b"));
    times.forEach(time -> rates.add((int) (time % 2), time));
    return rates;
  }

  private static long sum(SortedMap<Long, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void aShortRecordingIsCountedBySeconds() {
    Rates rates = of(List.of(START, START + 2, START + 1_000));
    assertThat(rates.width()).isEqualTo(1_000);
    assertThat(rates.counts(0).get("a")).containsEntry(START, 2L).containsEntry(START + 1_000, 1L);
    assertThat(rates.counts(0)).doesNotContainKey("b");
  }

  @Test
  void theCountsAreTheSameInAnyOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      List<Long> times = new ArrayList<>();
      double days = Math.pow(10, random.nextDouble() * 5 - 2);
      for (int i = 0; i < 3_000; i++) {
        times.add(START + (long) (random.nextDouble() * days * 86_400_000));
      }
      Rates rates = of(times);
      Collections.shuffle(times, random);
      Rates shuffled = of(times);
      assertThat(shuffled.width()).isEqualTo(rates.width());
      assertThat(shuffled.counts(0)).isEqualTo(rates.counts(0));
      assertThat(rates.counts(0).values().stream().mapToLong(RatesTest::sum).sum())
          .isEqualTo(3_000);
    }
  }

  @Test
  void anOddTimeCostsOneBucket() {
    List<Long> times = new ArrayList<>(List.of(0L));
    for (int i = 0; i < Rates.MOST - 1; i++) {
      times.add(START + i * 1_000L);
    }
    assertThat(of(times).width()).isEqualTo(1_000);
    times.add(START + Rates.MOST * 1_000L);
    assertThat(of(times).width()).isEqualTo(5_000);
  }

  @Test
  void whatCameBeforeAnyTimeCountsAtTheFirst() {
    Rates rates = of(List.of(START + 1_000));
    rates.addEarly(1);
    assertThat(rates.counts(START + 500).get("b")).containsOnlyKeys(START).containsValue(1L);
  }
}
