package urbanbrain.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.send.privacy.Coarse;

/** Some places of a stream, the same ones in any order, each with the number of its events. */
class PlaceSampleTest {

  private static List<Trace.Spot> sample(List<Place> places, boolean isCoarse) {
    PlaceSample sample = new PlaceSample(isCoarse);
    places.forEach(place -> sample.add(place.lat(), place.lon()));
    return sample.spots();
  }

  @Test
  void itIsTheSameInAnyOrderAndItsNumbersAreExact() {
    Random random = new Random(3);
    List<Place> places = new ArrayList<>();
    Map<Place, Long> counts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Place place = new Place((100 + random.nextInt(50)) / 1e2, -(100 + random.nextInt(50)) / 1e2);
      places.add(place);
      counts.merge(place, 1L, Long::sum);
    }
    List<Trace.Spot> spots = sample(places, false);
    Collections.shuffle(places, random);
    assertThat(sample(places, false)).isEqualTo(spots).hasSize(PlaceSample.MOST);
    assertThat(spots)
        .allSatisfy(
            spot ->
                assertThat(spot.events()).isEqualTo(counts.get(new Place(spot.lat(), spot.lon()))));
  }

  @Test
  void aFewPlacesAreAllThere() {
    List<Place> places = List.of(new Place(1, 2), new Place(1, 2), new Place(-1, -2));
    assertThat(sample(places, false))
        .containsExactly(new Trace.Spot(-1, -2, 1), new Trace.Spot(1, 2, 2));
  }

  @Test
  void sensitivePlacesAreRoundedFirst() {
    Place middle = Coarse.of(new Place(40.71, -77.52));
    List<Place> places = List.of(middle, new Place(middle.lat() + 0.002, middle.lon() - 0.002));
    assertThat(sample(places, true)).hasSize(1);
  }
}
