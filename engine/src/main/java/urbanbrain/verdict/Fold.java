package urbanbrain.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a receiver of messages knows: the reference of how messages are folded, by handle, {@code
 * absorbs} and sequence. Messages may come again and in any order.
 *
 * <p>A handle's last word is that of the highest sequence. A handle is gone when its last word
 * withdraws it or names the handle that goes on for it, or when the last word of a handle that goes
 * on absorbs it; unless that word is of an earlier restart epoch than its own, for then it was
 * taken back by the restart.
 */
public final class Fold {

  private final Map<String, Alert> last = new TreeMap<>();

  /** Takes in a message. */
  public void take(Alert alert) {
    last.merge(alert.incident(), alert, (a, b) -> a.sequence() >= b.sequence() ? a : b);
  }

  /**
   * The last word of every handle that stands, in the order of the handles; without summaries and
   * messages about the engine.
   */
  public List<Alert> standing() {
    Set<String> absorbed = absorbed();
    return last.values().stream()
        .filter(alert -> alert.state() != Alert.State.WITHDRAWN && alert.absorbedBy() == null)
        .filter(alert -> !absorbed.contains(alert.incident()))
        .filter(alert -> !alert.isSummary() && !alert.isSystem())
        .toList();
  }

  /** The incidents that stand, as last told, in the order of {@link IncidentLines#ORDER}. */
  public List<Incident> incidents() {
    return standing().stream().map(Alert::facts).sorted(IncidentLines.ORDER).toList();
  }

  /** The rules that are said to have reached a bound, and not yet to be within it again. */
  public Set<String> strained() {
    return last.values().stream()
        .filter(alert -> alert.isSystem() && alert.state() == Alert.State.OPEN)
        .map(alert -> alert.facts().rule())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> absorbed() {
    Set<String> absorbed = new HashSet<>();
    for (Alert alert : last.values()) {
      // A handle that was itself absorbed speaks no more: the one that goes on names all.
      if (alert.absorbedBy() == null) {
        alert.absorbs().stream().filter(handle -> isAbsorbed(handle, alert)).forEach(absorbed::add);
      }
    }
    return absorbed;
  }

  private boolean isAbsorbed(String handle, Alert by) {
    Alert own = last.get(handle);
    return own != null && own.epoch() <= by.epoch() && !handle.equals(by.incident());
  }
}
