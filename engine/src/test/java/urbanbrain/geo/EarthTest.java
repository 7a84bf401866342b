package urbanbrain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EarthTest {

  @Test
  void knowsTheDistancesThatAnyoneCanWorkOut() {
    double quarter = Math.PI / 2 * Earth.RADIUS;
    assertThat(Earth.metres(0, 0, 90, 0)).isCloseTo(quarter, within(1e-6));
    assertThat(Earth.metres(0, -45, 0, 45)).isCloseTo(quarter, within(1e-6));
    assertThat(Earth.metres(0, 0, 0, 180)).isCloseTo(2 * quarter, within(1e-6));
    assertThat(Earth.metres(90, 17, 90, -130)).isCloseTo(0, within(1e-6));
    assertThat(Earth.metres(10, 180, 10, -180)).isCloseTo(0, within(1e-6));
    assertThat(Earth.metres(40, -75, 41, -75)).isCloseTo(quarter / 90, within(1e-6));
  }

  @Test
  void agreesWithTheAngleBetweenVectors() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double[] a = Points.anywhere(random);
      double[] b = random.nextBoolean() ? Points.anywhere(random) : Points.from(a, 50, random);
      double metres = Earth.metres(a[0], a[1], b[0], b[1]);
      // towards the other side of the earth haversines lose digits; no rule asks for that
      double error = metres < 19e6 ? 1e-6 + metres * 1e-9 : 100;
      assertThat(metres).isCloseTo(byVectors(a, b), within(error));
    }
  }

  /** By cross and dot product: exact for any angle. */
  private static double byVectors(double[] a, double[] b) {
    double[] u = vector(a);
    double[] v = vector(b);
    double x = u[1] * v[2] - u[2] * v[1];
    double y = u[2] * v[0] - u[0] * v[2];
    double z = u[0] * v[1] - u[1] * v[0];
    double dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    return Earth.RADIUS * Math.atan2(Math.sqrt(x * x + y * y + z * z), dot);
  }

  private static double[] vector(double[] point) {
    double lat = Math.toRadians(point[0]);
    double lon = Math.toRadians(point[1]);
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  @Test
  void isWithinExactlyWhereTheDistanceIs() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      double[] a = Points.anywhere(random);
      double near = 1 + random.nextInt(5_000);
      double[] b = Points.from(a, near * (0.99 + random.nextDouble() / 50), random);
      double metres = Earth.metres(a[0], a[1], b[0], b[1]);
      assertThat(Earth.within(near, a[0], a[1], b[0], b[1])).isEqualTo(metres <= near);
      assertThat(Earth.within(metres, a[0], a[1], b[0], b[1])).isTrue();
    }
  }

  @Test
  void whatIsNowhereIsNearNothing() {
    assertThat(Earth.within(1e9, Double.NaN, Double.NaN, 40, -75)).isFalse();
    assertThat(Earth.within(1e9, 40, -75, Double.NaN, Double.NaN)).isFalse();
  }
}
