package urbanbrain.score;

import java.util.Map;
import java.util.Set;
import urbanbrain.geo.Earth;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/**
 * Whether an incident tells a truth: it is of the truth's rule, or of a rule for its kind; the two
 * meet in time, the truth taken wider by {@code slack} at both ends; and it has the truth's key or,
 * where the truth has none, stands within its radius. A truth with neither key nor place asks for
 * the rule and the time only.
 *
 * @param slack milliseconds
 * @param kinds the rules that may tell a truth of each kind
 */
public record Fit(long slack, Map<String, Set<String>> kinds) {

  /** Whether this incident tells this truth. */
  public boolean holds(Truth truth, Incident incident) {
    return isOfRule(truth, incident.rule()) && meets(truth, incident) && isThere(truth, incident);
  }

  private boolean isOfRule(Truth truth, String rule) {
    return truth.rule() != null
        ? truth.rule().equals(rule)
        : kinds.getOrDefault(truth.kind(), Set.of()).contains(rule);
  }

  private boolean meets(Truth truth, Incident incident) {
    boolean beginsInTime = truth.end() == Long.MAX_VALUE || incident.start() <= truth.end() + slack;
    boolean endsInTime = incident.end() == Episode.OPEN || incident.end() >= truth.start() - slack;
    return beginsInTime && endsInTime;
  }

  private static boolean isThere(Truth truth, Incident incident) {
    if (truth.key() != null) {
      return truth.key().equals(incident.key());
    }
    return !truth.place().isKnown()
        || (incident.place().isKnown()
            && Earth.within(
                truth.radius(),
                truth.place().lat(),
                truth.place().lon(),
                incident.place().lat(),
                incident.place().lon()));
  }
}
