package urbanbrain.flow.raise.book;

import static com.google.common.math.LongMath.saturatedAdd;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.flow.raise.link.Links;
import urbanbrain.flow.raise.notice.Agenda;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * When something is to be done with each case of a book, so that a word and a watermark touch only
 * those that they are about. Found anew from the cases after a restore.
 */
final class Calendar {

  private static final Comparator<Case> AS_THEY_BEGAN =
      Comparator.comparingLong(home -> home.number);

  /** A set of cases in the order in which they began. */
  static NavigableSet<Case> inOrder() {
    return new TreeSet<>(AS_THEY_BEGAN);
  }

  private final Agenda<Case> words = new Agenda<>(AS_THEY_BEGAN);
  private final Agenda<Case> ends = new Agenda<>(AS_THEY_BEGAN);
  private final Agenda<Case> starts = new Agenda<>(AS_THEY_BEGAN);

  /** The cases that have changed since they were put down. */
  private final NavigableSet<Case> stirred = inOrder();

  /** The cases that are late: something is to be said of them at the next occasion. */
  private final Set<Case> late = new LinkedHashSet<>();

  /**
   * The cases that may be named yet, or may have been before a restart, by what stands in the ids
   * of the matches that would give them their names.
   */
  private final SetMultimap<String, Case> unnamed = HashMultimap.create();

  private final SetMultimap<Case, String> names = HashMultimap.create();

  /** A case has changed: it is looked at next, and then put down anew. */
  void stir(Case home) {
    stirred.add(home);
  }

  /** Takes the cases that have changed, to put them down. */
  List<Case> takeStirred() {
    List<Case> changed = List.copyOf(stirred);
    stirred.clear();
    return changed;
  }

  /**
   * Puts down a case.
   *
   * @param word event time from which something may be to be said of it; {@link Times#END} if
   *     nothing is
   * @param isLate whether it may be at any time
   * @param end the watermark from which something of it, or all, can change no more
   */
  void put(Case home, long word, boolean isLate, long end) {
    words.set(home, word);
    ends.set(home, end);
    starts.set(home, home.isGone() ? Times.END : home.start());
    if (isLate) {
      late.add(home);
    } else {
      late.remove(home);
    }
    forgetNames(home);
    if (home.told == null && !home.isGone()) {
      name(home, home.smallest());
    }
    home.fresh.keySet().forEach(id -> name(home, id));
  }

  private void name(Case home, MatchId id) {
    unnamed.put(id.name(), home);
    names.put(home, id.name());
  }

  private void forgetNames(Case home) {
    names.removeAll(home).forEach(name -> unnamed.remove(name, home));
  }

  /** A case is no more. */
  void remove(Case home) {
    words.remove(home);
    ends.remove(home);
    starts.remove(home);
    stirred.remove(home);
    late.remove(home);
    forgetNames(home);
  }

  /** Nothing is there any more. */
  void clear() {
    words.clear();
    ends.clear();
    starts.clear();
    stirred.clear();
    late.clear();
    unnamed.clear();
    names.clear();
  }

  /** The cases of which something may be to be said now, in the order in which they began. */
  NavigableSet<Case> toTell(long now) {
    NavigableSet<Case> cases = new TreeSet<>(stirred);
    cases.addAll(late);
    words.addUpTo(now, cases);
    return cases;
  }

  /** The cases of which something can change no more at a watermark, as they began. */
  Collection<Case> over(long watermark) {
    NavigableSet<Case> cases = inOrder();
    ends.addUpTo(watermark, cases);
    return cases;
  }

  /** The cases that may be named after a match whose id has this name, or may have been. */
  Set<Case> unnamed(String name) {
    return unnamed.get(name);
  }

  /** The least time at which something is to be done. */
  long due() {
    return Math.min(words.first(), ends.first());
  }

  /** The least start of a case; {@link Times#END} where there is none. */
  long floor() {
    return starts.first();
  }

  /** Keeps a book's calendar as its cases change. */
  static final class Keeper {

    private final Voice voice;
    private final Links links;
    private final Book book;

    Keeper(Voice voice, Book book) {
      this.voice = voice;
      this.links = new Links(voice.rule());
      this.book = book;
    }

    /** Whether nothing can join a case any more. */
    boolean isOver(Case home, Times times) {
      if (home.cut != null) {
        return links.knownAt(home.cut.time()) <= times.own();
      }
      return times.own() != Times.END && links.pastAt(home.end()) <= times.own();
    }

    /**
     * Whether what is known ends the incident anyway, so that its last message will say it all.
     *
     * @param now event time as far as it is known
     */
    boolean isLastWordNext(Case home, long now) {
      return home.taken.isEmpty()
          && !home.shed
          && home.told.state() != Alert.State.PROVISIONAL
          && home.members.values().stream().allMatch(m -> links.pastAt(m.end()) <= now);
    }

    /** The cases of which something can change no more, as they began. */
    Collection<Case> over(Times times) {
      arrange();
      return times.own() == Times.END ? List.copyOf(book.cases) : book.calendar.over(times.own());
    }

    /** Puts down in the calendar when something is to be done with the cases that have changed. */
    void arrange() {
      for (Case home : book.calendar.takeStirred()) {
        if (book.cases.contains(home)) {
          long word = wordDue(home);
          boolean isLate = home.told != null && home.held == null && word <= home.decided;
          book.calendar.put(home, word, isLate, endDue(home));
        }
      }
    }

    /** From when on something may be to be said of a case, by event time as far as it is known. */
    private long wordDue(Case home) {
      long held = home.held == null ? Long.MIN_VALUE : home.held.until();
      if (home.told == null) {
        return held;
      }
      long due = saturatedAdd(home.told.at(), voice.updateEvery(home.start()));
      return home.changed ? Math.max(due, held) : Times.END;
    }

    /** The least watermark at which a match of a case, or all of it, can change no more. */
    private long endDue(Case home) {
      boolean isCut =
          home.cut != null && home.told != null && home.told.state() != Alert.State.ENDED;
      long due = isCut ? links.knownAt(home.cut.time()) : Times.END;
      for (Match match : home.members.values()) {
        due = Math.min(due, links.pastAt(match.end()));
      }
      return home.members.isEmpty() ? Long.MIN_VALUE : due;
    }
  }
}
