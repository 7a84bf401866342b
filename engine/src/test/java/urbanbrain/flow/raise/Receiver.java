package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;

/** Folds messages as a receiver would, and sees to it that each is in its place. */
final class Receiver {

  private final Map<String, Alert> last = new TreeMap<>();
  private final List<Alert.Type> types = new ArrayList<>();
  private final Fold fold = new Fold();

  void hear(Alert alert) {
    fold.take(alert);
    Alert before = last.put(alert.incident(), alert);
    types.add(alert.type());
    if (before == null) {
      // What may have been told before a restart, and is held back since, is only ended.
      boolean mayHaveBeenTold = alert.epoch() > 0 && alert.type() == Alert.Type.UPDATE;
      assertThat(alert.type() == Alert.Type.ALERT || mayHaveBeenTold)
          .as("first word of %s", alert.incident())
          .isTrue();
      assertThat(alert.references()).isEmpty();
    } else {
      assertThat(isOver(before) && alert.state() != Alert.State.ENDED)
          .as("%s spoke after %s", alert, before)
          .isFalse();
      assertThat(isGone(before)).as("%s spoke after %s", alert, before).isFalse();
      assertThat(alert.type()).isNotEqualTo(Alert.Type.ALERT);
      assertThat(alert.sequence()).isGreaterThan(before.sequence());
      assertThat(alert.references())
          .contains(new Alert.Reference(before.id(), before.origin().sent()));
      assertThat(before.state() == Alert.State.OPEN && alert.state() == Alert.State.PROVISIONAL)
          .as("%s doubts what was certain", alert)
          .isFalse();
    }
    if (alert.absorbedBy() != null) {
      assertThat(last.get(alert.absorbedBy()).absorbs()).contains(alert.incident());
    }
  }

  private static boolean isOver(Alert alert) {
    return alert.state() == Alert.State.ENDED;
  }

  private static boolean isGone(Alert alert) {
    return alert.state() == Alert.State.WITHDRAWN || alert.absorbedBy() != null;
  }

  /** Whether a handle that stands is still only provisional. */
  boolean doubts() {
    return fold.standing().stream().anyMatch(a -> a.state() == Alert.State.PROVISIONAL);
  }

  /** The incidents that stand in the end. */
  List<Incident> stand() {
    return fold.incidents();
  }

  boolean sawCancel() {
    return types.contains(Alert.Type.CANCEL);
  }
}
