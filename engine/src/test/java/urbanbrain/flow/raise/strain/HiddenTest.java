package urbanbrain.flow.raise.strain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** Of which matches not all may be known. */
class HiddenTest {

  private static Match match(long start, long end) {
    Evidence evidence = new Evidence(List.of(), 0, new long[0]);
    return new Match(new MatchId(start, "m", 0), "k", start, end, Place.NONE, evidence);
  }

  private static Set<String> keys(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "k" + i).collect(Collectors.toSet());
  }

  @Test
  void aMatchIsTouchedFromTheFirstToTheLastMoment() {
    Hidden hidden = new Hidden(100, 200, null);
    assertThat(hidden.holds(match(50, 99))).isFalse();
    assertThat(hidden.holds(match(50, 100))).isTrue();
    assertThat(hidden.holds(match(200, 250))).isTrue();
    assertThat(hidden.holds(match(201, 250))).isFalse();
  }

  @Test
  void ofMoreThanAHundredKeysAllAreMeant() {
    Hidden some = new Hidden(100, 200, keys(0, 60));
    assertThat(some.and(new Hidden(100, 200, keys(50, 100))).keys()).isEqualTo(keys(0, 100));
    assertThat(some.and(new Hidden(100, 200, keys(50, 101))).keys()).isNull();
  }
}
