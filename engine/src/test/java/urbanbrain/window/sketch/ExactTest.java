package urbanbrain.window.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactTest {

  private static final int VALUES = 200;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void smallNumbersAgreeWithDecimals(long seed) {
    Random random = new Random(seed);
    agree(() -> random.nextInt(100_000) / 1000.0 - 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void numbersNearAHalfMillionthAgreeWithDecimals(long seed) {
    Random random = new Random(seed);
    agree(() -> (random.nextInt(20_000) - 10_000 + 0.5) / 1_000_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void numbersOfEverySizeAgreeWithDecimals(long seed) {
    Random random = new Random(seed);
    agree(() -> random.nextGaussian() * Math.pow(10, random.nextInt(32) - 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wholeNumbersAgreeWithDecimals(long seed) {
    Random random = new Random(seed);
    agree(() -> random.nextLong() >> random.nextInt(60));
  }

  /** Where not all numbers of millionths are doubles any more. */
  @ParameterizedTest
  @MethodSource("seeds")
  void numbersAtTheEndOfExactDoublesAgreeWithDecimals(long seed) {
    Random random = new Random(seed);
    agree(() -> (random.nextDouble() - 0.5) * 0x1p55 / 1e6);
  }

  @Test
  void aSumOfMoreThanAWordIsNotTakenForANegativeOne() {
    long[] words = {0, -2};
    assertThat(Exact.quotient(words, 0, 1)).isEqualTo((0x1p64 - 2) / 1e6);
    words[0] = -1;
    assertThat(Exact.quotient(words, 0, 1)).isEqualTo(-2e-6);
  }

  @Test
  void doesNotDependOnTheOrder() {
    assertThat(sum(1e15, 0.1, -1e15)).isEqualTo(sum(1e15, -1e15, 0.1)).isEqualTo(0.1);
  }

  @Test
  void carriesBetweenTheWords() {
    double large = 0x1p62;
    assertThat(sum(large, large, large, -large, -large)).isEqualTo(large);
    assertThat(sum(-large, -large, -large, large, large)).isEqualTo(-large);
  }

  @Test
  void aValueBeyondTheGreatestCountsAsThat() {
    assertThat(sum(1e300)).isEqualTo(1e24);
    assertThat(sum(-1e300)).isEqualTo(-1e24);
  }

  private static void agree(DoubleSupplier values) {
    long[] words = new long[4];
    BigDecimal exact = BigDecimal.ZERO;
    for (int n = 1; n <= VALUES; n++) {
      double value = values.getAsDouble();
      Exact.add(value, words, 1);
      exact = exact.add(new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN));
      assertThat(Exact.quotient(words, 1, 1)).isEqualTo(exact.doubleValue());
      assertThat(Exact.quotient(words, 1, n))
          .isEqualTo(exact.divide(BigDecimal.valueOf(n), new MathContext(80)).doubleValue());
    }
    assertThat(words[0] + words[3]).as("words beside").isZero();
  }

  private static double sum(double... values) {
    long[] words = new long[2];
    for (double value : values) {
      Exact.add(value, words, 0);
    }
    return Exact.quotient(words, 0, 1);
  }
}
