package urbanbrain.flow.raise.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import urbanbrain.flow.raise.link.Links;
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
    book.stir(home);
    home.changed |= certain ? home.unsure.remove(match.id()) : home.unsure.add(match.id());
    Match old = home.members.get(match.id());
    if (isMoved(old, match)) {
      move(home, old, match);
    } else {
      book.put(home, match);
    }
  }

  private void move(Case home, Match old, Match match) {
    if (book.cuts.isEmpty()) {
      book.put(home, match);
      Case joined = join(home, match);
      if (lostLink(joined, old, match)) {
        regroup(List.of(joined));
      }
      return;
    }
    Set<Case> family = family(List.of(home));
    book.put(home, match);
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
    book.forget(home.lost);
    book.stir(home);
    if (!home.isGone() || family.size() != 1) {
      regroup(family);
    }
  }

  /** Something ends what it is linked to. */
  void cut(Cut cut) {
    book.cuts.add(cut);
    regroup(family(hit(cut)));
  }

  private List<Case> hit(Cut cut) {
    if (cut.isOfRule()) {
      return List.copyOf(book.cases);
    }
    return cut.isClose()
        ? book.cases.stream().filter(home -> home.holds(cut.named(), links.rule())).toList()
        : List.copyOf(book.linked(links, cut));
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
    for (Case other : book.linked(links, match)) {
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

  /** All cases that some cases could be one with, if nothing had ended. */
  private Set<Case> family(Collection<Case> seeds) {
    Set<Case> family = new LinkedHashSet<>(seeds);
    Deque<Case> frontier = new ArrayDeque<>(seeds);
    while (!frontier.isEmpty()) {
      Case from = frontier.remove();
      for (Case other : linked(from)) {
        if (family.add(other)) {
          frontier.add(other);
        }
      }
    }
    return family;
  }

  /** The cases that have a match which is linked to one of this case, in the order they began. */
  private Collection<Case> linked(Case from) {
    Set<Case> linked = Calendar.inOrder();
    for (Match match : from.members.values()) {
      linked.addAll(book.linked(links, match));
    }
    return linked;
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
      book.forget(match);
    }
    home.folded = Summary.of(ranks, home.folded, past);
    book.stir(home);
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
    MatchId done = book.firstDone();
    while (done != null && links.knownAt(done.time()) <= times.own()) {
      book.forgetTurns(done);
      done = book.firstDone();
    }
    book.fixed = Math.max(book.fixed, links.knownUpTo(times.truth()));
    book.cuts.removeIf(cut -> cut.time() <= book.fixed);
  }
}
