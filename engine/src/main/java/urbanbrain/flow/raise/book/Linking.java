package urbanbrain.flow.raise.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * Keeps the cases of a book what {@link Parts} says, while matches come, change, go and pass, and
 * what ends incidents comes and goes.
 */
final class Linking {

  private final Links links;
  private final Book book;
  private final Heirs heirs;

  Linking(Links links, Book book, int[] ranks) {
    this.links = links;
    this.book = book;
    this.heirs = new Heirs(book, ranks);
  }

  /**
   * A match holds, as given.
   *
   * @param certain whether it is not taken back
   * @param mayBeKnown whether receivers may know it from before a restart
   */
  void present(Match match, boolean certain, boolean mayBeKnown) {
    Case home = book.home(match.id());
    if (home == null) {
      Case fresh = book.begin(match);
      if (mayBeKnown && !book.isNamedAfter(match.id())) {
        fresh.fresh.put(match.id(), match.end());
      }
      if (!certain) {
        fresh.unsure.add(match.id());
      }
      if (book.cuts.isEmpty()) {
        join(fresh, match);
      } else {
        regroup(family(List.of(fresh)));
      }
      return;
    }
    home.changed |= certain ? home.unsure.remove(match.id()) : home.unsure.add(match.id());
    Match old = home.members.get(match.id());
    if (isMoved(old, match)) {
      move(home, old, match);
    } else {
      home.put(match);
    }
  }

  private void move(Case home, Match old, Match match) {
    if (book.cuts.isEmpty()) {
      home.put(match);
      Case joined = join(home, match);
      if (lostLink(joined, old, match)) {
        regroup(List.of(joined));
      }
      return;
    }
    Set<Case> family = family(List.of(home));
    home.put(match);
    regroup(family(family));
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
    Collection<Case> family = book.cuts.isEmpty() ? List.of(home) : family(List.of(home));
    home.remove(id);
    book.forget(id);
    if (!home.isGone() || family.size() != 1) {
      regroup(family);
    }
  }

  /** Something ends what it is linked to. */
  void cut(Cut cut) {
    book.cuts.add(cut);
    List<Case> hit = book.cases.stream().filter(home -> touches(cut, home)).toList();
    regroup(family(hit));
  }

  private boolean touches(Cut cut, Case home) {
    if (cut.isOfRule()) {
      return true;
    }
    return cut.isClose()
        ? home.holds(cut.named(), links.rule())
        : home.members.values().stream().anyMatch(match -> links.linked(cut, match));
  }

  /** An event that seemed to end incidents was taken back. */
  void uncut(long identity) {
    List<Case> hit =
        book.cases.stream()
            .filter(home -> home.cut != null && home.cut.identity() == identity)
            .toList();
    Set<Case> family = family(hit);
    hit.forEach(home -> home.cut = null);
    hit.forEach(home -> home.changed = true);
    book.cuts.removeIf(cut -> cut.identity() == identity);
    regroup(family);
  }

  /** Unites a case with all that this match of it is linked to. */
  private Case join(Case home, Match match) {
    List<Case> linked = new ArrayList<>(List.of(home));
    for (Case other : book.cases) {
      if (other != home && mayJoin(home, match, other)) {
        linked.add(other);
      }
    }
    if (linked.size() == 1) {
      return home;
    }
    Part all = new Part();
    for (Case other : linked) {
      if (other.folded != null) {
        all.addCore(other, ids(linked));
      }
      other.members.values().forEach(member -> all.add(member, other));
      all.cut = all.cut == null ? other.cut : all.cut;
    }
    heirs.settle(linked, List.of(all));
    return book.home(match.id());
  }

  private static Set<MatchId> ids(List<Case> cases) {
    Set<MatchId> ids = new LinkedHashSet<>();
    cases.forEach(home -> ids.addAll(home.members.keySet()));
    return ids;
  }

  /** Whether they are linked; but what has ended takes in no match after that moment. */
  private boolean mayJoin(Case home, Match match, Case other) {
    if (other.cut != null && match.start() > other.cut.time()) {
      return false;
    }
    long last = home.cut == null ? Times.END : home.cut.time();
    return other.members.values().stream()
        .anyMatch(member -> member.start() <= last && links.linked(match, member));
  }

  private boolean isLinked(Match match, Case other) {
    return other.members.values().stream().anyMatch(member -> links.linked(match, member));
  }

  /** All cases that some cases could be one with, if nothing had ended. */
  private Set<Case> family(Collection<Case> seeds) {
    Set<Case> family = new LinkedHashSet<>(seeds);
    Deque<Case> frontier = new ArrayDeque<>(seeds);
    while (!frontier.isEmpty()) {
      Case from = frontier.remove();
      for (Case other : book.cases) {
        if (!family.contains(other) && areLinked(from, other)) {
          family.add(other);
          frontier.add(other);
        }
      }
    }
    return family;
  }

  private boolean areLinked(Case a, Case b) {
    return a.members.values().stream().anyMatch(match -> isLinked(match, b));
  }

  private void regroup(Collection<Case> family) {
    heirs.settle(List.copyOf(family), Parts.of(links, family, book.cuts, book.fixed));
  }

  /** Folds the matches that, at this watermark, can neither change nor be linked to new ones. */
  void pass(Case home, long watermark, int[] ranks) {
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
      home.past.add(match.id().digits(links.rule()));
      book.forget(match.id());
    }
    home.folded = Summary.of(ranks, home.folded, past);
    anchor(home, past);
  }

  private void anchor(Case home, List<Match> past) {
    for (Map.Entry<MatchId, Match> member : home.members.entrySet()) {
      if (past.stream().anyMatch(match -> links.linked(match, member.getValue()))) {
        home.anchored.add(member.getKey());
      }
    }
  }

  /** Forgets the handles whose matches could need no other, and the cuts that have done all. */
  void forget(Times times) {
    book.turns.keySet().removeIf(id -> links.knownAt(id.time()) <= times.own() && book.isDone(id));
    book.fixed = Math.max(book.fixed, links.knownUpTo(times.truth()));
    book.cuts.removeIf(cut -> cut.time() <= book.fixed);
  }
}
