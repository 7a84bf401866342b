package urbanbrain.flow.raise.book;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * Matches that are one incident, as found anew, with what they bring from the cases they were in.
 */
final class Part {

  final TreeMap<MatchId, Match> members = new TreeMap<>();

  /** The cases that gave it something. */
  final Set<Case> sources = new LinkedHashSet<>();

  /** What ends it, or null. */
  Cut cut;

  private final List<Summary> folded = new ArrayList<>();
  private final List<Case> cores = new ArrayList<>();
  private final TreeSet<MatchId> anchored = new TreeSet<>();
  private final TreeSet<MatchId> unsure = new TreeSet<>();
  private final TreeMap<MatchId, Long> fresh = new TreeMap<>();
  private final TreeSet<Long> past = new TreeSet<>();

  /**
   * Takes the folded matches of a case.
   *
   * @param ids the matches of all cases that are not folded
   */
  void addCore(Case core, Set<MatchId> ids) {
    sources.add(core);
    cores.add(core);
    folded.add(core.folded);
    past.addAll(core.past);
    anchored.addAll(core.anchored);
    core.fresh.forEach((id, end) -> addFresh(id, end, ids));
  }

  private void addFresh(MatchId id, long end, Set<MatchId> ids) {
    if (!ids.contains(id)) {
      fresh.put(id, end);
    }
  }

  /** Takes a match of a case. */
  void add(Match match, Case from) {
    sources.add(from);
    members.put(match.id(), match);
    if (from.unsure.contains(match.id())) {
      unsure.add(match.id());
    }
    if (from.fresh.containsKey(match.id())) {
      fresh.put(match.id(), match.end());
    }
  }

  /** Takes all of another part. */
  void addAll(Part other) {
    members.putAll(other.members);
    sources.addAll(other.sources);
    folded.addAll(other.folded);
    cores.addAll(other.cores);
    anchored.addAll(other.anchored);
    unsure.addAll(other.unsure);
    fresh.putAll(other.fresh);
    past.addAll(other.past);
    cut = cut == null ? other.cut : cut;
  }

  /** Whether a match may still belong to it: it has not ended before. */
  boolean isOpenTo(Match match) {
    return cut == null || match.start() <= cut.time();
  }

  /** Whether it is linked to a match for good. */
  boolean isAnchored(MatchId id) {
    return anchored.contains(id);
  }

  /** Whether this match is or was part of it, by its digits. */
  boolean holds(long digits, String rule) {
    return past.contains(digits)
        || members.keySet().stream().anyMatch(id -> id.digits(rule) == digits);
  }

  /** When the last of its matches ends. */
  long end() {
    long end = Case.end(members.values());
    for (Summary summary : folded) {
      end = Math.max(end, summary.end());
    }
    return end;
  }

  /** Whether it brings the folded matches of this case. */
  boolean isCoredBy(Case core) {
    return cores.contains(core);
  }

  /** Whether none of it may turn out not to hold. */
  boolean isProvisional() {
    return folded.isEmpty() && unsure.size() == members.size();
  }

  /** Whether it is exactly what this case is. */
  boolean isAllOf(Case home) {
    return members.keySet().equals(home.members.keySet())
        && cores.equals(home.folded == null ? List.of() : List.of(home))
        && Objects.equals(cut, home.cut);
  }

  /** Makes a case what this part is. */
  void fillIn(Case home, int[] ranks) {
    home.shed |= !fresh.keySet().containsAll(home.fresh.keySet()) && !home.isGone();
    replace(home.anchored, anchored);
    home.anchored.retainAll(members.keySet());
    replace(home.unsure, unsure);
    home.fresh.clear();
    home.fresh.putAll(fresh);
    replace(home.past, past);
    home.members.clear();
    home.members.putAll(members);
    home.folded = folded.isEmpty() ? null : Summary.of(ranks, folded);
    home.cut = cut;
  }

  private static <T> void replace(Set<T> old, Set<T> now) {
    old.clear();
    old.addAll(now);
  }
}
