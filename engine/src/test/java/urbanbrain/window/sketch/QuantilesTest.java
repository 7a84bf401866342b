package urbanbrain.window.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.Bounds;

class QuantilesTest {

  /** The error that is promised, and what rounding may add. */
  private static final double ERROR = 0.01 + 1e-12;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isOffByAtMostOnePercent(long seed) {
    Random random = new Random(seed);
    List<DoubleSupplier> kinds =
        List.of(
            () -> random.nextInt(200),
            () -> random.nextGaussian() * 30,
            () -> Math.exp(random.nextGaussian() * 5),
            () -> -random.nextInt(3),
            () -> random.nextGaussian() * Math.pow(10, random.nextInt(28) - 5));
    DoubleSupplier kind = kinds.get((int) (seed % kinds.size()));
    List<Double> values = new ArrayList<>();
    for (int n = 1; n <= 200; n++) {
      values.add(kind.getAsDouble());
    }
    List<Double> sorted = values.stream().sorted().toList();
    Merged merged = merged(values, random);
    for (double percent : new double[] {0.1, 1, 5, 25, 50, 75, 85, 99, 99.9, 100}) {
      double exact = sorted.get(Math.max(1, (int) Math.ceil(percent * 200 / 100)) - 1);
      double off = Math.max(Math.abs(exact) * ERROR, 0.5e-6);
      assertThat(merged.percentile(percent)).as("%s %%", percent).isCloseTo(exact, within(off));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameInAnyOrderAndHoweverItIsSplit(long seed) throws IOException {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      values.add(random.nextGaussian() * Math.pow(10, random.nextInt(6)));
    }
    Quantiles one = new Quantiles();
    values.forEach(one::add);
    Collections.shuffle(values, random);
    Quantiles other = new Quantiles();
    values.forEach(other::add);
    assertThat(bytes(one)).isEqualTo(bytes(other)).isEqualTo(bytes(one.copy()));
    Quantiles read = Quantiles.read(new DataInputStream(new ByteArrayInputStream(bytes(one))));
    assertThat(bytes(read)).isEqualTo(bytes(one));
    assertThat(merged(values, random).percentile(50))
        .isEqualTo(merged(values, random).percentile(50));
  }

  @Test
  void bucketsRiseWithTheValueAndAreBounded() {
    int before = Quantiles.bucket(-1e300);
    assertThat(before).isGreaterThanOrEqualTo(-Quantiles.FURTHEST);
    for (double value : new double[] {-1e24, -5, -1, -1e-6, 0, 1e-9, 1e-6, 0.99, 1, 1.1, 7, 1e24}) {
      assertThat(Quantiles.bucket(value)).isGreaterThanOrEqualTo(before);
      before = Quantiles.bucket(value);
    }
    assertThat(Quantiles.bucket(1e300)).isLessThanOrEqualTo(Quantiles.FURTHEST);
    assertThat(2 * Quantiles.FURTHEST + 1).isEqualTo(Bounds.BUCKETS);
  }

  @Test
  void aBucketHoldsItsUpperEdgeAndLessThanHalfAMillionthIsZero() {
    assertThat(Quantiles.bucket(1)).isEqualTo(Quantiles.bucket(0.99)).isPositive();
    assertThat(Quantiles.bucket(Math.nextUp(1.0))).isEqualTo(Quantiles.bucket(1) + 1);
    assertThat(Quantiles.bucket(-1)).isEqualTo(-Quantiles.bucket(1));
    assertThat(Quantiles.bucket(0.5e-6)).isPositive();
    assertThat(Quantiles.bucket(-Math.nextDown(0.5e-6))).isZero();
    assertThat(Quantiles.value(0)).isZero();
    assertThat(Quantiles.value(Quantiles.bucket(-7)))
        .isEqualTo(-Quantiles.value(Quantiles.bucket(7)));
  }

  @Test
  void nothingIsLeftOfAWindowThatIsCleared() {
    Quantiles middle = new Quantiles();
    middle.add(5);
    Quantiles ends = new Quantiles();
    ends.add(1);
    ends.add(9);
    Merged merged = new Merged();
    middle.addTo(merged);
    merged.clear();
    assertThat(merged.percentile(50)).isNaN();
    ends.addTo(merged);
    assertThat(merged.percentile(100)).isCloseTo(9, within(9 * ERROR));
    merged.clear();
    middle.addTo(merged);
    assertThat(merged.percentile(50)).isCloseTo(5, within(5 * ERROR));
  }

  @Test
  void isAbsentOfNothing() {
    assertThat(new Merged().percentile(50)).isNaN();
  }

  /** Of several panes. */
  private static Merged merged(List<Double> values, Random random) {
    Quantiles[] panes = {new Quantiles(), new Quantiles(), new Quantiles()};
    values.forEach(value -> panes[random.nextInt(panes.length)].add(value));
    Merged merged = new Merged();
    merged.clear();
    for (Quantiles pane : panes) {
      pane.addTo(merged);
    }
    return merged;
  }

  private static byte[] bytes(Quantiles quantiles) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    quantiles.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
