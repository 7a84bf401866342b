package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** Messages leave with the checkpoint that holds them, in their order. */
class ReleaseTest {

  private final Release release = new Release();
  private final List<Long> left = new ArrayList<>();

  private static Alert alert(long sequence) {
    return alert("crash", sequence);
  }

  private static Alert alert(String rule, long sequence) {
    return new Alert(
        "i",
        sequence,
        Alert.Type.UPDATE,
        Alert.State.OPEN,
        0,
        List.of(),
        null,
        List.of(),
        Map.of(),
        false,
        facts(rule),
        null);
  }

  private static Incident facts(String rule) {
    return new Incident(
        "i",
        rule,
        "v",
        false,
        null,
        Severity.Minor,
        1,
        2,
        Place.NONE,
        null,
        1,
        new Evidence(List.of(), 0, new long[0]));
  }

  private List<Long> left() {
    release.flush((alert, arrival) -> left.add(alert.sequence()));
    return left;
  }

  @Test
  void whatACheckpointHoldsLeavesOnceItIsComplete() {
    release.take(alert(1), 7);
    assertThat(release.snapshot(7)).hasSize(1);
    release.take(alert(2), 7);
    assertThat(left()).isEmpty();
    release.complete(7);
    assertThat(left()).containsExactly(1L);
    assertThat(release.snapshot(8)).hasSize(1);
    release.complete(7);
    assertThat(left()).containsExactly(1L);
  }

  @Test
  void holdsARuleAsLongAsAnyOfItsMessagesWaits() {
    release.take(alert("crash", 1), 7);
    release.take(alert("surge", 2), 7);
    release.snapshot(7);
    release.take(alert("crash", 3), 7);
    release.complete(7);
    assertThat(left()).containsExactly(1L, 2L);
    assertThat(release.holds("crash")).isTrue();
    assertThat(release.holds("surge")).isFalse();
    release.finish();
    assertThat(left()).containsExactly(1L, 2L, 3L);
    assertThat(release.holds("crash")).isFalse();
  }

  @Test
  void whatWaitsForTheOrderAloneLeavesWithTheLastBeforeIt() {
    release.take(alert("crash", 1), 7);
    release.take(alert("surge", 2), 7);
    release.snapshot(7);
    release.take(alert("surge", 3), 7);
    release.takeBehind(alert("crash", 4), 7);
    release.takeBehind(alert("surge", 5), 7);
    release.complete(7);
    assertThat(left()).containsExactly(1L, 2L, 4L);
    assertThat(release.holds("crash")).isFalse();
    assertThat(release.holds("surge")).isTrue();
    release.snapshot(8);
    release.complete(8);
    assertThat(left()).containsExactly(1L, 2L, 4L, 3L, 5L);
  }

  @Test
  void aLaterCheckpointStandsForAnEarlierOneThatFailed() {
    release.take(alert(1), 7);
    release.snapshot(7);
    release.take(alert(2), 7);
    release.snapshot(8);
    release.complete(8);
    assertThat(left()).containsExactly(1L, 2L);
  }

  @Test
  void whatWasHeldGoesAfterARestartAndAllGoesAtTheEnd() {
    release.restore(List.of(alert(1)));
    release.take(alert(2), 7);
    assertThat(left()).containsExactly(1L);
    release.finish();
    assertThat(left()).containsExactly(1L, 2L);
  }
}
