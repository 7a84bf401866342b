package urbanbrain.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import urbanbrain.geo.Earth;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/**
 * Which incident of the new rules is which of the old. Those of the same rule and content id are
 * the same. Of the rest, two may be the same if their spans are at most {@code gap} apart and they
 * have the same key or, where one has none, stand at most {@code near} apart; those whose starts
 * are closest come together first, of these those whose places are.
 *
 * @param gap milliseconds
 * @param near metres
 */
public record Pairing(long gap, double near) {

  /** An incident of the old rules and the same one of the new. */
  record Pair(Incident before, Incident after) {

    private long apart() {
      return Math.abs(before.start() - after.start());
    }

    private double metres() {
      return before.place().isKnown() && after.place().isKnown()
          ? Earth.metres(
              before.place().lat(), before.place().lon(), after.place().lat(), after.place().lon())
          : 0;
    }
  }

  private static final Comparator<Pair> CLOSEST =
      Comparator.comparingLong(Pair::apart)
          .thenComparingDouble(Pair::metres)
          .thenComparing(pair -> pair.before.contentId())
          .thenComparing(pair -> pair.after.contentId());

  /** The pairs of one rule's incidents: each incident is in one pair at most. */
  List<Pair> pairs(List<Incident> old, List<Incident> now) {
    List<Pair> candidates = new ArrayList<>();
    for (Incident before : old) {
      for (Incident after : now) {
        if (before.contentId().equals(after.contentId()) || mayBeTheSame(before, after)) {
          candidates.add(new Pair(before, after));
        }
      }
    }
    Comparator<Pair> named =
        Comparator.comparing(p -> !p.before.contentId().equals(p.after.contentId()));
    candidates.sort(named.thenComparing(CLOSEST));
    Set<Incident> taken = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : candidates) {
      if (!taken.contains(pair.before) && !taken.contains(pair.after)) {
        taken.add(pair.before);
        taken.add(pair.after);
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private boolean mayBeTheSame(Incident before, Incident after) {
    return reaches(before, after) && reaches(after, before) && isThere(before, after);
  }

  private boolean reaches(Incident earlier, Incident later) {
    return earlier.end() == Episode.OPEN || later.start() - earlier.end() <= gap;
  }

  private boolean isThere(Incident before, Incident after) {
    if (before.key() != null && after.key() != null) {
      return before.key().equals(after.key());
    }
    return before.place().isKnown()
        && after.place().isKnown()
        && new Pair(before, after).metres() <= near;
  }
}
