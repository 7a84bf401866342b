package urbanbrain.window.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadTest {

  private static final MathContext DIGITS = new MathContext(120);

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 40));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithDecimalsInAnyOrderAndHowever(long seed) {
    Random random = new Random(seed);
    List<DoubleSupplier> kinds =
        List.of(
            () -> random.nextInt(100_000) / 1000.0 - 20,
            () -> 1e9 + random.nextInt(3),
            () -> (random.nextInt(20_000) - 10_000 + 0.5) / 1_000_000,
            () -> random.nextGaussian() * Math.pow(10, random.nextInt(32) - 8));
    DoubleSupplier kind = kinds.get((int) (seed % kinds.size()));
    List<Double> values = new ArrayList<>(List.of(kind.getAsDouble()));
    for (int n = 2; n <= 60; n++) {
      values.add(kind.getAsDouble());
      Collections.shuffle(values, random);
      assertThat(split(values, random.nextInt(n + 1))).isEqualTo(decimals(values));
    }
  }

  @Test
  void isAbsentOfFewerThanTwo() {
    assertThat(split(List.of(), 0)).isNaN();
    assertThat(split(List.of(5.0), 1)).isNaN();
  }

  @Test
  void losesNothingToALargeMean() {
    assertThat(split(List.of(1e15, 1e15 + 1, 1e15 + 2), 1)).isEqualTo(1);
    assertThat(split(List.of(7.25, 7.25, 7.25), 2)).isZero();
  }

  @Test
  void squaresCarryThroughAllTheirWords() {
    long[] words = new long[Spread.WORDS];
    Arrays.fill(words, 4, Spread.WORDS, -1);
    Spread.add(1e-6, words, 0);
    assertThat(words).containsExactly(0, 1, 1, 1, 0, 0, 0);

    long[] half = {0, 0, 0, 0, 0, -1, 0};
    Spread.add(0x1p32 * 1e-6, half, 0);
    assertThat(half).containsExactly(0, 1L << 32, 1, 0, 1, 0, 0);
  }

  /** Of two panes, the first with so many values. */
  private static double split(List<Double> values, int first) {
    long[] words = new long[2 * Spread.WORDS + 1];
    for (int i = 0; i < values.size(); i++) {
      Spread.add(values.get(i), words, i < first ? 0 : Spread.WORDS);
    }
    Spread.addAll(words, 0, words, Spread.WORDS);
    assertThat(words[2 * Spread.WORDS]).as("word beside").isZero();
    return Spread.deviation(words, Spread.WORDS);
  }

  private static double decimals(List<Double> values) {
    if (values.size() < 2) {
      return Double.NaN;
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal exact =
          new BigDecimal(Math.max(-1e24, Math.min(1e24, value)))
              .setScale(6, RoundingMode.HALF_EVEN);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
    return n.multiply(squares)
        .subtract(sum.multiply(sum))
        .divide(n.multiply(n.subtract(BigDecimal.ONE)), DIGITS)
        .sqrt(DIGITS)
        .doubleValue();
  }
}
