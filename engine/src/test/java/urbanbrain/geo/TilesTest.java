package urbanbrain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 20, 125, 126, 500, 1_999, 8_000, 32_000, 128_000})
  void everyPairThatIsNearMeetsInTheHomeTilesOfBoth(double near) {
    Random random = new Random((long) (10 * near));
    Tiles tiles = new Tiles(Tiles.levelFor(near));
    int met = 0;
    for (int i = 0; i < 40_000; i++) {
      double[] a = random.nextBoolean() ? Points.anywhere(random) : onBorder(tiles, random);
      double[] b = Points.from(a, distance(near, random), random);
      if (Earth.metres(a[0], a[1], b[0], b[1]) <= near) {
        met++;
        assertThat(tiles.within(b[0], b[1], near)).contains(tiles.home(a[0], a[1]));
        assertThat(tiles.within(a[0], a[1], near)).contains(tiles.home(b[0], b[1]));
      }
    }
    assertThat(met).isGreaterThan(15_000);
  }

  /** Just within what is near, just outside, or anywhere within. */
  private static double distance(double near, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> near * random.nextDouble();
      case 1 -> near;
      case 2 -> near - 0.01 * random.nextDouble();
      default -> near + 0.01 * (random.nextDouble() - 0.5);
    };
  }

  /** A point as close to the border of a tile as doubles allow, found by halving. */
  private static double[] onBorder(Tiles tiles, Random random) {
    double[] inside = Points.anywhere(random);
    double[] outside = Points.from(inside, 2_000_000 * random.nextDouble(), random);
    long home = tiles.home(inside[0], inside[1]);
    for (int i = 0; i < 60; i++) {
      double[] middle = {(inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2};
      if (tiles.home(middle[0], middle[1]) == home) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return random.nextBoolean() ? inside : outside;
  }

  @ParameterizedTest
  @CsvSource({"0, 125", "1, 500", "3, 8000"})
  void makesAboutOneAndAHalfCopiesWhereTilesAreEightTimesAsWideAsTheReach(int level, double near) {
    Random random = new Random(level);
    Tiles tiles = new Tiles(level);
    long copies = 0;
    for (int i = 0; i < 100_000; i++) {
      double lat = 25 + 30 * random.nextDouble();
      copies += tiles.within(lat, 360 * random.nextDouble() - 180, near).length;
    }
    // 1 + 4 R / l + pi R^2 / l^2 for squares; rows meet at other columns, which makes few more
    assertThat(copies / 100_000.0).isCloseTo(1.55, within(0.03));
  }

  @Test
  void namesTheHomeTileFirstAndNoneTwice() {
    Random random = new Random(7);
    for (int level = 0; level <= Tiles.COARSEST; level++) {
      Tiles tiles = new Tiles(level);
      for (int i = 0; i < 5_000; i++) {
        double[] a = Points.anywhere(random);
        double metres = 3_000 * random.nextDouble() * (1 << level);
        long[] found = tiles.within(a[0], a[1], metres);
        assertThat(found[0]).isEqualTo(tiles.home(a[0], a[1]));
        assertThat(Arrays.stream(found).distinct().count()).isEqualTo(found.length);
      }
    }
  }

  /** Numbers of tiles stand in state: these must be the same in every version. */
  @ParameterizedTest
  @CsvSource({
    "0, 40.1213, -75.3399, 62139586847426",
    "1, 40.1213, -75.3399, 15534896711855",
    "2, 40.1213, -75.3399, 3882650436139",
    "3, 40.1213, -75.3399, 970662609033",
    "4, 40.1213, -75.3399, 240518168610",
    "5, 40.1213, -75.3399, 60129542151",
    "0, 0, 0, 42979737751087",
    "0, -33.8568, 151.2153, 26809185892213",
    "0, 31.2304, 121.4737, 57896159178741",
    "1, 90, 0, 21487721381888",
    "1, -90, 0, 0",
    "2, 12.5, 180, 3058016714752",
    "2, 12.5, 179.9999, 3058016717192"
  })
  void keepsItsNumbersForEver(int level, double lat, double lon, long tile) {
    assertThat(new Tiles(level).home(lat, lon)).isEqualTo(tile);
  }

  @Test
  void theDateLineAndThePolesAreNoBorders() {
    for (int level = 0; level <= Tiles.COARSEST; level++) {
      Tiles tiles = new Tiles(level);
      assertThat(tiles.home(12.5, 180)).isEqualTo(tiles.home(12.5, -180));
      assertThat(tiles.home(90, -77)).isEqualTo(tiles.home(90, 103));
      assertThat(tiles.home(-90, -77)).isEqualTo(tiles.home(-90, 103));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "125, 0",
    "125.1, 1",
    "500, 1",
    "501, 2",
    "2000, 2",
    "8000, 3",
    "32000, 4",
    "128000, 5",
    "128001, 5"
  })
  void takesTheFinestLevelThatIsEightTimesAsWideAsTheReach(double near, int level) {
    assertThat(Tiles.levelFor(near)).isEqualTo(level);
  }

  @Test
  void knowsHowFarItReaches() {
    assertThat(Tiles.farthest()).isEqualTo(128_000);
    assertThatThrownBy(() -> new Tiles(6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tiles(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
