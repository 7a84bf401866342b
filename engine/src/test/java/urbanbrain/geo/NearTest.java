package urbanbrain.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.5, 10, 100, 5_000, 128_000})
  void isExactlyWhatTheDistanceSays(double metres) {
    Random random = new Random((long) metres);
    for (int i = 0; i < 50_000; i++) {
      double[] a = Points.anywhere(random);
      double[] b = Points.from(a, distance(metres, random), random);
      double distance = Earth.metres(a[0], a[1], b[0], b[1]);
      assertThat(holds(metres, a, b)).isEqualTo(distance <= metres);
      assertThat(holds(distance, a, b)).isTrue();
      assertThat(distance > 0 && holds(Math.nextDown(distance), a, b)).isFalse();
    }
  }

  private static double distance(double metres, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> metres;
      case 1 -> metres * (1 + 1e-5 * random.nextGaussian());
      case 2 -> metres + 0.01 * random.nextDouble();
      default -> 2 * metres * random.nextDouble();
    };
  }

  @Test
  void whatIsNowhereIsNearNothing() {
    double[] nowhere = {Double.NaN, Double.NaN};
    assertThat(holds(1e9, nowhere, new double[] {40, -75})).isFalse();
    assertThat(holds(1e9, new double[] {40, -75}, nowhere)).isFalse();
    assertThat(holds(1e9, new double[] {40, -75}, new double[] {-40, 105})).isTrue();
  }

  private static boolean holds(double metres, double[] a, double[] b) {
    return new Near(metres).holds(Spot.of(a[0], a[1]), Spot.of(b[0], b[1]));
  }
}
