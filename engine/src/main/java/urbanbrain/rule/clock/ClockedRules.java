package urbanbrain.rule.clock;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * The rules that one clock settles. A clock stands where the slowest of its sources stands, so that
 * no other source delays a verdict of these rules.
 *
 * @param name the names of its sources in their own order, joined by {@code +}: the same whatever
 *     other sources and clocks there are, and in whatever order
 * @param sources the sources that it hears, by their places among the city's, in rising order
 * @param rules the rules judged by it. One that here only lends its signal to others has no
 *     incident
 * @param said the streams whose events raise itself needs by this clock
 * @param changed the rules of signals whose changes raise itself needs by this clock
 * @param counted the streams whose duplicates are counted where this clock's events pass: each
 *     stream of the city stands in one clock's
 */
public record ClockedRules(
    String name,
    List<Integer> sources,
    RuleSet rules,
    SortedSet<String> said,
    SortedSet<String> changed,
    SortedSet<String> counted)
    implements Serializable {

  public ClockedRules {
    sources = List.copyOf(sources);
  }

  /** The streams whose events its operators want. */
  public SortedSet<String> wanted() {
    SortedSet<String> wanted = new TreeSet<>(said);
    rules.rules().forEach(rule -> addStreams(rule.when().legs(), wanted));
    return wanted;
  }

  /** Whether a rule judged by it has a form like this. */
  public boolean judges(Predicate<Form> like) {
    return rules.judged().stream().map(Rule::when).anyMatch(like);
  }

  private static void addStreams(Collection<Leg> legs, SortedSet<String> streams) {
    legs.stream().filter(leg -> !leg.isSignal()).forEach(leg -> streams.add(leg.stream().name()));
  }
}
