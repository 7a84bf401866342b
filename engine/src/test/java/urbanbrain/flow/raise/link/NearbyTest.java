package urbanbrain.flow.raise.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Match;

/** Whatever is linked is found, held against going through all. */
class NearbyTest {

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, 50, 3_000, 600_000})
  void itFindsEveryMatchThatIsLinked(double near) {
    for (boolean sameKey : new boolean[] {true, false}) {
      Links links = LinksTest.links(100, near, sameKey);
      Nearby nearby = new Nearby(links);
      List<Match> there = matches(300);
      there.forEach(nearby::add);
      List<Match> gone = there.subList(0, 100);
      gone.forEach(nearby::remove);
      List<Match> left = there.subList(100, 300);
      for (Match match : matches(200)) {
        assertThat(nearby.around(match))
            .containsAll(left.stream().filter(m -> links.linked(match, m)).map(Match::id).toList())
            .doesNotContainAnyElementsOf(gone.stream().map(Match::id).toList());
        Cut cut = new Cut(match.start(), 1, Cut.NOBODY, match.place(), match.key());
        assertThat(nearby.around(cut))
            .containsAll(left.stream().filter(m -> links.linked(cut, m)).map(Match::id).toList());
      }
    }
  }

  @Test
  void itLeavesOutMostOfWhatIsFarAndOfOtherKeys() {
    Nearby nearby = new Nearby(LinksTest.links(100, 50, true));
    matches(1_000).forEach(nearby::add);
    Match match = LinksTest.match("k1", 100, 100, new Place(-30, 179.99));
    assertThat(nearby.around(match)).hasSizeBetween(1, 250);
  }

  @Test
  void ofThoseWithoutAKeyItLeavesOutMostThatAreFar() {
    Nearby nearby = new Nearby(LinksTest.links(100, 50, true));
    for (int i = 0; i < 1_000; i++) {
      nearby.add(LinksTest.match(null, i, i, new Place(i / 100.0, 10)));
    }
    assertThat(nearby.around(LinksTest.match(null, 5, 5, new Place(5, 10)))).hasSize(1);
  }

  private List<Match> matches(int count) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = matches.size() + random.nextInt(200) * 1_000;
      long end = random.nextInt(4) == 0 ? Episode.OPEN : start + random.nextInt(100);
      matches.add(LinksTest.match(key(), start, end, place()));
    }
    return matches;
  }

  private String key() {
    int key = random.nextInt(6);
    return key == 0 ? null : "k" + key;
  }

  /** Near each other, on both sides of the date line and at a pole. */
  private Place place() {
    return switch (random.nextInt(4)) {
      case 0 -> Place.NONE;
      case 1 -> new Place(-30 + random.nextInt(100) / 1e3, 179.99 + random.nextInt(10) / 1e3);
      case 2 -> new Place(-30 + random.nextInt(100) / 1e3, -179.99 - random.nextInt(10) / 1e3);
      default -> new Place(89.9 + random.nextInt(100) / 1e3, random.nextInt(360) - 180);
    };
  }
}
