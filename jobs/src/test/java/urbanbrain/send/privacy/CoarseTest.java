package urbanbrain.send.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;

/** Points are rounded to 500 m, everywhere on earth, and always to the same point. */
class CoarseTest {

  @Test
  void aPointIsRoundedToTheNearestOfAGridOf500Metres() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Place place = new Place(random.nextDouble() * 170 - 85, random.nextDouble() * 360 - 180);
      Place coarse = Coarse.of(place);
      assertThat(metres(place, coarse)).isLessThan(355);
      assertThat(Coarse.of(coarse)).isEqualTo(coarse);
    }
  }

  @Test
  void allInASquareOf10KilometresAre441PointsAtMost() {
    Random random = new Random(2);
    Set<Place> seen = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      double lat = 40 + random.nextDouble() * 10 / 111.195;
      double lon = -75 + random.nextDouble() * 10 / 111.195 / Math.cos(Math.toRadians(40));
      seen.add(Coarse.of(new Place(lat, lon)));
    }
    assertThat(seen).hasSizeBetween(300, 441);
  }

  @Test
  void polesTheDateLineAndNowhereAreNoProblem() {
    for (double lat : new double[] {-90, -89.999, 89.999, 90}) {
      Place coarse = Coarse.of(new Place(lat, 179.9999));
      assertThat(coarse.lat()).isBetween(-90.0, 90.0);
      assertThat(coarse.lon()).isBetween(-180.0, 180.0);
    }
    assertThat(Coarse.of(Place.NONE)).isEqualTo(Place.NONE);
  }

  private static double metres(Place a, Place b) {
    return Earth.metres(a.lat(), a.lon(), b.lat(), b.lon());
  }
}
