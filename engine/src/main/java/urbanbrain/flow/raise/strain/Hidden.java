package urbanbrain.flow.raise.strain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.Strain;

/**
 * Matches of which not all may be known: those of some keys that touch a stretch of time.
 *
 * @param from event time, milliseconds since the epoch
 * @param to event time; it belongs to the stretch
 * @param keys as people see them; null for all
 */
public record Hidden(long from, long to, Set<String> keys) {

  /** None. */
  public static final Hidden NOTHING = new Hidden(Long.MAX_VALUE, Long.MIN_VALUE, Set.of());

  /** With more keys than this, all are meant. */
  private static final int MOST_KEYS = 100;

  public Hidden {
    keys = keys == null ? null : Collections.unmodifiableSet(new TreeSet<>(keys));
  }

  /** What a rule may miss that has reached a bound. */
  public static Hidden of(Rule rule, Strain strain) {
    boolean isByKey = !rule.raises() || Double.isNaN(rule.incident().near());
    Set<String> keys = isByKey && strain.key() != null ? Set.of(strain.key()) : null;
    return new Hidden(strain.time() - far(rule), strain.time() + far(rule), keys);
  }

  /** What a rule may miss one of whose signals has. */
  public static Hidden of(Rule user, Rule signal, Strain strain) {
    long far = far(signal) + far(user);
    return new Hidden(strain.time() - far, strain.time() + far, null);
  }

  /** How far from what was dropped an incident of a rule may be that it belongs to. */
  private static long far(Rule rule) {
    long gap = rule.raises() ? rule.incident().gap() : 0;
    return rule.look() + gap + Strains.TELLS_EVERY;
  }

  /** All that is in either, and what is between them. */
  Hidden and(Hidden other) {
    return new Hidden(Math.min(from, other.from), Math.max(to, other.to), keysWith(other));
  }

  private Set<String> keysWith(Hidden other) {
    if (keys == null || other.keys == null) {
      return null;
    }
    Set<String> both = new TreeSet<>(keys);
    both.addAll(other.keys);
    return both.size() > MOST_KEYS ? null : both;
  }

  /** Whether not all may be known of a match. */
  public boolean holds(Match match) {
    boolean isOfKey = keys == null || match.key() == null || keys.contains(match.key());
    return isOfKey && match.start() <= to && match.end() >= from;
  }
}
