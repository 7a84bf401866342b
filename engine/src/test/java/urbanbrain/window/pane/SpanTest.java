package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTest {

  private static final int HOUR = 3_600_000;

  private static long[] blank() {
    return Span.BLANK.stream().mapToLong(Long::longValue).toArray();
  }

  /** Of these times and values, given in turn. */
  private static double rate(double... timesAndValues) {
    long[] words = blank();
    long[] back = blank();
    for (int i = 0; i < timesAndValues.length; i += 2) {
      int j = timesAndValues.length - 2 - i;
      Span.add((long) timesAndValues[i], timesAndValues[i + 1], words, 0);
      Span.add((long) timesAndValues[j], timesAndValues[j + 1], back, 0);
    }
    assertThat(back).as("in the other order").isEqualTo(words);
    long[] sum = blank();
    Span.addAll(blank(), 0, sum, 0);
    Span.addAll(words, 0, sum, 0);
    Span.addAll(blank(), 0, sum, 0);
    assertThat(sum).as("added to nothing").isEqualTo(words);
    return Span.rate(words, 0);
  }

  @Test
  void isTheGrowthPerHourFromTheEarliestToTheLatest() {
    assertThat(rate(0, 10, HOUR / 2, 99, 2 * HOUR, 16)).isEqualTo(3);
    assertThat(rate(-HOUR, 16, HOUR, 10)).isEqualTo(-3);
    assertThat(rate(5, 1, 6, 1)).isZero();
  }

  @Test
  void atOneInstantTheLeastIsTheEarliestAndTheGreatestTheLatest() {
    assertThat(rate(0, 4, 0, 1, 0, 2, HOUR, 5, HOUR, 9, HOUR, 7)).isEqualTo(8);
  }

  @Test
  void isAbsentOfOneInstantAndOfNothing() {
    assertThat(rate(7, 1)).isNaN();
    assertThat(rate(7, 1, 7, 2)).isNaN();
    assertThat(rate()).isNaN();
  }
}
