package urbanbrain.flow.raise.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.flow.raise.link.Links;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * The batch meaning of incidents: matches and what ends incidents are gone through in the order of
 * their times, matches first at one time. A match belongs with every incident that has not ended
 * and has a match to which it is linked. An event of {@code ends_when} ends every incident that has
 * a match to which it is linked, if all matches so far ended before it; people's word ends the
 * incident that holds the match they name, and the end of the rule all, if they have not ended by
 * themselves before.
 */
final class Parts {

  private final Links links;
  private final long fixed;
  private final List<Part> parts = new ArrayList<>();

  private Parts(Links links, long fixed) {
    this.links = links;
    this.fixed = fixed;
  }

  /**
   * What some cases fall into.
   *
   * @param fixed event time up to which all matches and cuts are known
   * @param cuts what could end them, besides what is known to have done so
   */
  static List<Part> of(Links links, Collection<Case> family, Collection<Cut> cuts, long fixed) {
    Parts parts = new Parts(links, fixed);
    TreeMap<MatchId, Case> homes = new TreeMap<>();
    family.forEach(home -> home.members.keySet().forEach(id -> homes.put(id, home)));
    family.stream()
        .filter(home -> home.folded != null)
        .forEach(home -> parts.addCore(home, homes.keySet()));
    TreeSet<Cut> ends = new TreeSet<>(cuts);
    family.stream().filter(home -> home.cut != null).forEach(home -> ends.add(home.cut));
    parts.goThrough(homes, new ArrayDeque<>(ends));
    return parts.parts;
  }

  private void addCore(Case home, Set<MatchId> ids) {
    Part part = new Part();
    part.addCore(home, ids);
    part.cut = home.cut != null && home.cut.time() <= fixed ? home.cut : null;
    parts.add(part);
  }

  private void goThrough(Map<MatchId, Case> homes, Deque<Cut> ends) {
    List<Match> matches = new ArrayList<>();
    homes.forEach((id, home) -> matches.add(home.members.get(id)));
    matches.sort(Comparator.comparingLong(Match::start).thenComparing(Match::id));
    for (Match match : matches) {
      while (!ends.isEmpty() && ends.peek().time() < match.start()) {
        end(ends.remove());
      }
      place(match, homes.get(match.id()));
    }
    ends.forEach(this::end);
  }

  private void place(Match match, Case from) {
    Part mine = null;
    for (Part part : List.copyOf(parts)) {
      if (part.isOpenTo(match) && isLinked(match, part)) {
        if (mine == null) {
          mine = part;
        } else {
          mine.addAll(part);
          parts.remove(part);
        }
      }
    }
    if (mine == null) {
      mine = new Part();
      parts.add(mine);
    }
    mine.add(match, from);
  }

  private boolean isLinked(Match match, Part part) {
    return part.isAnchored(match.id())
        || part.members.values().stream().anyMatch(member -> links.linked(match, member));
  }

  private void end(Cut cut) {
    for (Part part : parts) {
      if (part.cut == null && ends(cut, part)) {
        part.cut = cut;
      }
    }
  }

  private boolean ends(Cut cut, Part part) {
    if (cut.isOfRule()) {
      return cut.time() <= links.pastAt(part.end());
    }
    return cut.isClose() ? closes(cut, part) : endsAll(cut, part);
  }

  private boolean closes(Cut cut, Part part) {
    return part.holds(cut.named(), links.rule()) && cut.time() <= links.pastAt(part.end());
  }

  private boolean endsAll(Cut cut, Part part) {
    return part.end() < cut.time()
        && part.members.values().stream().anyMatch(match -> links.linked(cut, match));
  }
}
