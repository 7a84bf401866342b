package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/** Folds messages as a receiver would, and sees to it that each is in its place. */
final class Receiver {

  private final Map<String, Alert> last = new TreeMap<>();
  private final Set<String> absorbed = new HashSet<>();
  private final List<Alert.Type> types = new ArrayList<>();

  void hear(Alert alert) {
    Alert before = last.put(alert.incident(), alert);
    types.add(alert.type());
    if (before == null) {
      assertThat(alert.type()).as("first word of %s", alert.incident()).isEqualTo(Alert.Type.ALERT);
      assertThat(alert.references()).isEmpty();
    } else {
      assertThat(isOver(before)).as("%s spoke after %s", alert, before).isFalse();
      assertThat(alert.type()).isNotEqualTo(Alert.Type.ALERT);
      assertThat(alert.sequence()).isGreaterThan(before.sequence());
      assertThat(alert.references()).contains(before.id());
    }
    if (alert.absorbedBy() == null) {
      absorbed.addAll(alert.absorbs());
    } else {
      assertThat(last.get(alert.absorbedBy()).absorbs()).contains(alert.incident());
    }
  }

  private static boolean isOver(Alert alert) {
    return alert.state() != Alert.State.OPEN;
  }

  /** The incidents that stand in the end. */
  List<Incident> stand() {
    List<Incident> stand = new ArrayList<>();
    for (Alert alert : last.values()) {
      boolean gone = alert.state() == Alert.State.WITHDRAWN || absorbed.contains(alert.incident());
      assertThat(alert.absorbedBy() != null).isEqualTo(absorbed.contains(alert.incident()));
      if (!gone) {
        stand.add(alert.facts());
      }
    }
    return stand;
  }

  boolean sawCancel() {
    return types.contains(Alert.Type.CANCEL);
  }
}
