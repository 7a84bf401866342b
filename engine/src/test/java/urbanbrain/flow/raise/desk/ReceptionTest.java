package urbanbrain.flow.raise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** A patch replaces the episodes that share a moment with its stretch of time, and no others. */
class ReceptionTest {

  private final Desk desk = new Desk();

  private void change(long from, long to, Episode... now) {
    Reception.change(desk, new Patch("drill", "k", from, to, List.of(), Arrays.asList(now)));
  }

  private static Episode episode(long start, long end) {
    return new Episode(start, end, start, Place.NONE);
  }

  private List<Episode> known() {
    return List.copyOf(desk.signals.get("drill").get("k").values());
  }

  @Test
  void whatOnlyTouchesItStays() {
    change(0, 10, episode(0, 10));
    change(20, 30, episode(20, 30));
    change(10, 20, episode(12, 14));
    assertThat(known()).containsExactly(episode(0, 10), episode(12, 14), episode(20, 30));
  }

  @Test
  void whatIsInItByAMomentGoes() {
    change(0, 10, episode(0, 10));
    change(20, 30, episode(20, 30));
    change(9, 21);
    assertThat(known()).isEmpty();
  }
}
