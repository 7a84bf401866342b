package urbanbrain.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;

/** Reference points: those that open implementations of the published formulas agree on. */
class CrsTest {

  /** About a centimetre. */
  private static final Offset<Double> PRECISE = within(1e-7);

  @Test
  void wgs84StaysAsItIs() {
    assertThat(Crs.WGS84.toWgs84(40.1, -75.3)).isEqualTo(new Place(40.1, -75.3));
  }

  @Test
  void theShiftIsThePublishedOne() {
    Place shifted = Gcj02.ofWgs84(39.915, 116.404);
    assertThat(shifted.lat()).isCloseTo(39.91640428150164, PRECISE);
    assertThat(shifted.lon()).isCloseTo(116.41024449916938, PRECISE);
  }

  @Test
  void gcj02IsShiftedBack() {
    Place place = Crs.GCJ02.toWgs84(39.91640428150164, 116.41024449916938);
    assertThat(place.lat()).isCloseTo(39.915, PRECISE);
    assertThat(place.lon()).isCloseTo(116.404, PRECISE);
  }

  @Test
  void bd09GoesByGcj02() {
    Place place = Crs.BD09.toWgs84(39.915, 116.404);
    Place expected = Crs.GCJ02.toWgs84(39.90865673957631, 116.39762729119315);
    assertThat(place.lat()).isCloseTo(expected.lat(), PRECISE);
    assertThat(place.lon()).isCloseTo(expected.lon(), PRECISE);
  }

  @Test
  void theInverseHoldsAllOverChina() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double lat = 3 + random.nextDouble() * 50;
      double lon = 73 + random.nextDouble() * 62;
      Place shifted = Gcj02.ofWgs84(lat, lon);
      Place back = Crs.GCJ02.toWgs84(shifted.lat(), shifted.lon());
      assertThat(Earth.metres(lat, lon, back.lat(), back.lon())).isLessThan(0.01);
      assertThat(Earth.metres(lat, lon, shifted.lat(), shifted.lon())).isBetween(10.0, 2_000.0);
    }
  }

  @Test
  void outsideChinaNothingIsShifted() {
    assertThat(Crs.GCJ02.toWgs84(40.1, -75.3)).isEqualTo(new Place(40.1, -75.3));
  }

  @Test
  void placesAreGivenInEachSystem() {
    Place place = new Place(39.915, 116.404);
    assertThat(Crs.WGS84.ofWgs84(place)).isEqualTo(place);
    assertThat(Crs.GCJ02.ofWgs84(place)).isEqualTo(Gcj02.ofWgs84(39.915, 116.404));
    Place baidu = Crs.BD09.ofWgs84(Crs.GCJ02.toWgs84(39.915, 116.404));
    assertThat(baidu.lat()).isCloseTo(39.92133699351022, within(1e-6));
    assertThat(baidu.lon()).isCloseTo(116.41036949371029, within(1e-6));
    assertThat(Crs.BD09.ofWgs84(Place.NONE)).isEqualTo(Place.NONE);
  }

  @Test
  void whatIsGivenInASystemIsReadBackFromIt() {
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      Place place = new Place(20 + random.nextDouble() * 30, 80 + random.nextDouble() * 50);
      for (Crs crs : Crs.values()) {
        Place there = crs.ofWgs84(place);
        Place back = crs.toWgs84(there.lat(), there.lon());
        assertThat(Earth.metres(place.lat(), place.lon(), back.lat(), back.lon())).isLessThan(1);
      }
    }
  }
}
