package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * Keeps the cases of a book the connected components of its matches, while matches come, change, go
 * and pass.
 */
final class Linking {

  private final Links links;
  private final Book book;

  Linking(Links links, Book book) {
    this.links = links;
    this.book = book;
  }

  /** A match holds, as given. */
  void present(Match match) {
    Case home = book.home(match.id());
    if (home == null) {
      join(book.begin(match), match);
      return;
    }
    Match old = home.members.get(match.id());
    home.put(match);
    if (isMoved(old, match)) {
      Case joined = join(home, match);
      if (lostLink(joined, old, match)) {
        split(joined);
      }
    }
  }

  private static boolean isMoved(Match old, Match match) {
    return old.start() != match.start()
        || old.end() != match.end()
        || !old.place().equals(match.place());
  }

  private boolean lostLink(Case home, Match old, Match match) {
    return home.members.values().stream()
        .anyMatch(other -> links.linked(old, other) && !links.linked(match, other));
  }

  /** A match does not hold. */
  void absent(MatchId id) {
    Case home = book.home(id);
    if (home == null) {
      return;
    }
    home.remove(id);
    book.forget(id);
    if (!home.isGone()) {
      split(home);
    }
  }

  /** Unites a case with all that this match of it is linked to. */
  private Case join(Case home, Match match) {
    Case joined = home;
    for (Case other : List.copyOf(book.cases)) {
      if (other != joined && isLinked(match, other)) {
        joined = unite(joined, other);
      }
    }
    return joined;
  }

  private boolean isLinked(Match match, Case other) {
    return other.members.values().stream().anyMatch(member -> links.linked(match, member));
  }

  private Case unite(Case a, Case b) {
    Case stays = goesOn(a, b) ? a : b;
    Case goes = stays == a ? b : a;
    stays.take(goes);
    book.cases.remove(goes);
    book.settleIn(stays);
    return stays;
  }

  /** What was published goes on before what was not, and the smaller handle before the other. */
  private static boolean goesOn(Case a, Case b) {
    if (a.told == null || b.told == null) {
      return b.told == null;
    }
    return a.handle.compareTo(b.handle) < 0;
  }

  /** Lets a case fall into its connected components. */
  private void split(Case home) {
    List<Case> parts = parts(home);
    if (parts.size() == 1) {
      return;
    }
    Case kept = kept(home, parts);
    home.become(kept);
    parts.remove(kept);
    for (Case part : parts) {
      part.splitFrom = home.handle;
      part.decided = home.decided;
      book.add(part);
    }
  }

  /** Where the handle stays: with its match; where that is not among them, with what is folded. */
  private static Case kept(Case home, List<Case> parts) {
    for (Case part : parts) {
      if (home.handle != null && part.members.containsKey(home.handle.id())) {
        return part;
      }
    }
    return parts.get(0);
  }

  /** The components, that of the folded matches first, then in the order of their least match. */
  private List<Case> parts(Case home) {
    TreeMap<MatchId, Match> rest = new TreeMap<>(home.members);
    List<Case> parts = new ArrayList<>();
    if (home.folded != null) {
      Case core = component(home.anchored, rest);
      core.folded = home.folded;
      core.anchored.addAll(home.anchored);
      parts.add(core);
    }
    while (!rest.isEmpty()) {
      parts.add(component(List.of(rest.firstKey()), rest));
    }
    return parts;
  }

  /** Moves all that is reached from the seeds out of the rest. */
  private Case component(Iterable<MatchId> seeds, Map<MatchId, Match> rest) {
    Case reached = new Case();
    List<Match> frontier = new ArrayList<>();
    for (MatchId seed : seeds) {
      frontier.add(rest.remove(seed));
    }
    while (!frontier.isEmpty()) {
      Match from = frontier.remove(frontier.size() - 1);
      reached.put(from);
      List<Match> next = rest.values().stream().filter(to -> links.linked(from, to)).toList();
      next.forEach(match -> rest.remove(match.id()));
      frontier.addAll(next);
    }
    return reached;
  }

  /** Folds the matches that, at this watermark, can neither change nor be linked to new ones. */
  void pass(Case home, long watermark) {
    List<Match> past = new ArrayList<>();
    for (Match match : home.members.values()) {
      if (links.pastAt(match.end()) <= watermark) {
        past.add(match);
      }
    }
    if (past.isEmpty()) {
      return;
    }
    for (Match match : past) {
      home.members.remove(match.id());
      home.anchored.remove(match.id());
      book.forget(match.id());
    }
    home.folded = Summary.of(home.folded, past);
    anchor(home, past);
  }

  private void anchor(Case home, List<Match> past) {
    for (Map.Entry<MatchId, Match> member : home.members.entrySet()) {
      if (past.stream().anyMatch(match -> links.linked(match, member.getValue()))) {
        home.anchored.add(member.getKey());
      }
    }
  }

  /** Forgets the handles whose matches could need no other any more. */
  void forgetTurns(long watermark) {
    book.turns.keySet().removeIf(id -> links.knownAt(id.time()) <= watermark);
  }
}
