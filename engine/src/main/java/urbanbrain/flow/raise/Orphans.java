package urbanbrain.flow.raise;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * What a clock told of that is not there after a restore, as the sources of a rule are others now:
 * its operators begin anew, and nobody goes on with what they had said.
 *
 * @param rules the rules whose matches nobody goes on with
 * @param signals the same of signals that keep rules quiet
 */
record Orphans(Set<String> rules, Set<String> signals) {

  /** Everything goes on. */
  static final Orphans NONE = new Orphans(Set.of(), Set.of());

  /**
   * What the clocks of one city told of and those of another do not.
   *
   * @param before of one city what is told by which clock, see {@link City#tellers}
   * @param now the same of the other
   */
  static Orphans of(
      Set<Tuple3<String, Boolean, String>> before, Set<Tuple3<String, Boolean, String>> now) {
    Set<Tuple3<String, Boolean, String>> lost =
        before.stream().filter(teller -> !now.contains(teller)).collect(Collectors.toSet());
    return new Orphans(names(lost, false), names(lost, true));
  }

  private static Set<String> names(Set<Tuple3<String, Boolean, String>> lost, boolean signals) {
    return lost.stream()
        .filter(teller -> teller.f1 == signals)
        .map(teller -> teller.f0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean isEmpty() {
    return rules.isEmpty() && signals.isEmpty();
  }
}
