package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;

/**
 * The rules that one clock settles. A clock stands where the slowest of its sources stands, so that
 * no other source delays a verdict of these rules.
 *
 * @param name the names of its sources, joined by {@code +}: stable, whatever other clocks there
 *     are
 * @param sources the sources that it hears, by their places among the city's, in rising order
 * @param rules the rules judged by it. One that here only lends its signal to others has no
 *     incident
 * @param said the streams whose events raise itself needs by this clock
 * @param changed the rules of signals whose changes raise itself needs by this clock
 */
public record ClockedRules(
    String name,
    List<Integer> sources,
    RuleSet rules,
    SortedSet<String> said,
    SortedSet<String> changed)
    implements Serializable {

  public ClockedRules {
    sources = List.copyOf(sources);
  }
}
