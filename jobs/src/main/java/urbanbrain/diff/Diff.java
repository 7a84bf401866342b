package urbanbrain.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * What is different between the incidents of two rule sets.
 *
 * @param added incidents of the new rules alone
 * @param gone incidents of the old rules alone
 * @param changed those of both that are not the same
 * @param counts how many of what each rule has, by its name
 */
public record Diff(
    List<Incident> added, List<Incident> gone, List<Change> changed, Map<String, Counts> counts) {

  /**
   * How many incidents a rule has.
   *
   * @param kinds how many of the changed ones changed in each way
   */
  public record Counts(
      int old, int now, int same, int added, int gone, Map<Change.Kind, Integer> kinds) {

    /** How many are in both and not the same. */
    public int changed() {
      return old - gone - same;
    }

    /** How many changed in this way. */
    public int of(Change.Kind kind) {
      return kinds.getOrDefault(kind, 0);
    }

    /** Whether nothing differs. */
    public boolean isEqual() {
      return added == 0 && gone == 0 && same == old;
    }
  }

  public Diff {
    added = added.stream().sorted(IncidentLines.ORDER).toList();
    gone = gone.stream().sorted(IncidentLines.ORDER).toList();
    changed =
        changed.stream()
            .sorted((a, b) -> IncidentLines.ORDER.compare(a.after(), b.after()))
            .toList();
    counts = new TreeMap<>(counts);
  }

  /** Compares two sides, pairing their incidents so. */
  public static Diff of(Side old, Side now, Pairing pairing) {
    Set<String> rules = new TreeSet<>();
    old.incidents().forEach(incident -> rules.add(incident.rule()));
    now.incidents().forEach(incident -> rules.add(incident.rule()));
    Diff all = new Diff(List.of(), List.of(), List.of(), Map.of());
    for (String rule : rules) {
      all = all.and(ofRule(rule, old, now, pairing));
    }
    return all;
  }

  private static Diff ofRule(String rule, Side old, Side now, Pairing pairing) {
    List<Incident> before = old.of(rule);
    List<Incident> after = now.of(rule);
    Set<Incident> paired = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    int same = 0;
    for (Pairing.Pair pair : pairing.pairs(before, after)) {
      paired.add(pair.before());
      paired.add(pair.after());
      Change change = Change.of(pair, old, now);
      same += change.isNone() ? 1 : 0;
      if (!change.isNone()) {
        changes.add(change);
      }
    }
    List<Incident> added = without(after, paired);
    List<Incident> gone = without(before, paired);
    Counts counts =
        new Counts(before.size(), after.size(), same, added.size(), gone.size(), kinds(changes));
    return new Diff(added, gone, changes, Map.of(rule, counts));
  }

  private static List<Incident> without(List<Incident> all, Set<Incident> paired) {
    return all.stream().filter(incident -> !paired.contains(incident)).toList();
  }

  private static Map<Change.Kind, Integer> kinds(List<Change> changes) {
    Map<Change.Kind, Integer> kinds = new EnumMap<>(Change.Kind.class);
    changes.forEach(change -> change.kinds().forEach(kind -> kinds.merge(kind, 1, Integer::sum)));
    return kinds;
  }

  private Diff and(Diff other) {
    Map<String, Counts> all = new TreeMap<>(counts);
    all.putAll(other.counts);
    return new Diff(
        both(added, other.added), both(gone, other.gone), both(changed, other.changed), all);
  }

  private static <T> List<T> both(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
  }
}
