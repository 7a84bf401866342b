package urbanbrain.flow.raise.book;

import java.util.List;
import java.util.NavigableSet;
import urbanbrain.flow.raise.book.Calendar.Keeper;
import urbanbrain.flow.raise.link.Links;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.flow.raise.notice.Hush;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;

/** Says of a book's cases what there is to say, and records what is held back. */
final class Telling {

  private final Voice voice;
  private final Links links;
  private final Book book;
  private final Hush hush;
  private final IncidentBook.Out out;
  private final Storm.Teller storms;
  private final Keeper keeper;

  Telling(Voice voice, Book book, Keeper keeper, Hush hush, IncidentBook.Out out) {
    this.voice = voice;
    this.links = new Links(voice.rule());
    this.keeper = keeper;
    this.book = book;
    this.hush = hush;
    this.out = out;
    this.storms = new Storm.Teller(voice, book.storm, out);
  }

  /**
   * Says what there is to say.
   *
   * @param hurried whether small changes that have waited long enough are told too
   */
  void speak(Times times, boolean hurried) {
    NavigableSet<Case> next = toTell(times);
    for (Case home = next.pollFirst(); home != null; home = next.pollFirst()) {
      book.stir(home);
      if (home.isGone()) {
        Case heir = withdraw(home, times);
        if (heir != null && heir.number > home.number) {
          next.add(heir);
        }
      } else if (home.told == null) {
        begin(home, times);
      } else {
        goOn(home, times, hurried);
      }
      home.endStep();
    }
    List.copyOf(book.untold).forEach(home -> beginLate(home, times));
  }

  private NavigableSet<Case> toTell(Times times) {
    NavigableSet<Case> cases = book.calendar.toTell(times.now());
    if (times.own() == Times.END) {
      cases.addAll(book.cases);
    }
    return cases;
  }

  private void begin(Case home, Times times) {
    if (isHeld(home, times)) {
      return;
    }
    // What people wished not to hear of and was over before they would stays untold.
    boolean isTooLate = home.held != null && !home.held.isInDoubt() && keeper.isOver(home, times);
    if (isTooLate || isOneOfTooMany(home, times)) {
      return;
    }
    if (home.held != null) {
      home.held = null;
      audit(home, AuditLine.What.RELEASED, "what held it back does so no more");
    }
    open(home, times);
  }

  /** It changes no more, and may turn out to have been held back wrongly. */
  private void beginLate(Case home, Times times) {
    begin(home, times);
    if (home.told != null) {
      forget(home);
      leave(home, times);
    }
  }

  /** It changes no more: says its last word, or that nothing was said of it. */
  void leave(Case home, Times times) {
    if (home.told != null) {
      if (home.hasEnded() && home.told.state() != Alert.State.ENDED) {
        end(home, times);
      }
    } else if (home.held.isInDoubt()) {
      book.untold.add(home);
    } else {
      stayUntold(home, times);
    }
  }

  /** What held back an incident that changes no more is known. */
  void known(String contentId, Times times) {
    for (Case home : List.copyOf(book.untold)) {
      if (home.smallest().text(voice.rule().title()).equals(contentId)) {
        beginLate(home, times);
        if (home.told == null) {
          forget(home);
          stayUntold(home, times);
        }
      }
    }
  }

  private void forget(Case untold) {
    book.untold.remove(untold);
    book.forgetTurns(untold.smallest());
  }

  /** Only those who may know it from before a restart are told how it ended. */
  private void stayUntold(Case home, Times times) {
    if (!home.fresh.isEmpty()) {
      home.handle = book.handle(home.smallest());
      book.forgetTurns(home.smallest());
      Alert.State state = home.hasEnded() ? Alert.State.ENDED : Alert.State.OPEN;
      out.alert(voice.next(home, state, home.decided, now(home, times)));
      audit(home, AuditLine.What.REPEATED, "may have been told before a restart, not since");
    } else if (home.held.what() != AuditLine.What.STORM) {
      String by = voice.heldBy(home.held);
      audit(home, AuditLine.What.UNTOLD, "was held back as long as it lasted by " + by);
    }
  }

  private void open(Case home, Times times) {
    home.handle = book.handle(home.smallest());
    out.alert(voice.next(home, state(home, times), home.decided, now(home, times)));
    if (voice.isTrial(home.start())) {
      audit(home, AuditLine.What.TRIAL, "the rule is on trial: told to files only");
    }
    if (home.splitFrom != null) {
      String from = voice.text(home.splitFrom);
      audit(home, AuditLine.What.SPLIT, "turned out not to belong to " + from);
    }
  }

  /** Where a case stands that has not been told to have ended: as it is before that is told. */
  private static Alert.State state(Case home, Times times) {
    return home.isProvisional() && times.own() != Times.END
        ? Alert.State.PROVISIONAL
        : Alert.State.OPEN;
  }

  /** Where a case stands of which something was told: what ended stays so. */
  private static Alert.State standing(Case home, Times times) {
    return home.told.state() == Alert.State.ENDED ? Alert.State.ENDED : state(home, times);
  }

  private void goOn(Case home, Times times, boolean hurried) {
    boolean ended = home.told.state() == Alert.State.ENDED;
    Alert.State state = standing(home, times);
    if (!home.changed && home.taken.isEmpty()) {
      return;
    }
    boolean atEnd = times.own() == Times.END;
    boolean due =
        (ended || atEnd)
            || (voice.isDue(home, state, hurried ? now(home, times) : Long.MIN_VALUE)
                && !keeper.isLastWordNext(home, now(home, times)));
    if (!due || (!ended && !atEnd && isMuted(home, state, times))) {
      return;
    }
    if (!voice.isNews(home, state)) {
      home.changed = false;
      return;
    }
    update(home, state, times);
  }

  /** A told incident that is held back since says only what receivers must hear. */
  private boolean isMuted(Case home, Alert.State state, Times times) {
    boolean held = isHeld(home, times);
    if (!held) {
      home.held = null;
    }
    return held && !voice.isPressing(home, state);
  }

  private void update(Case home, Alert.State state, Times times) {
    boolean confirmed =
        home.told.state() == Alert.State.PROVISIONAL && state != Alert.State.PROVISIONAL;
    out.alert(voice.next(home, state, home.decided, now(home, times)));
    if (confirmed) {
      audit(home, AuditLine.What.CONFIRMED, "it has happened");
    }
    for (Case goes : home.taken) {
      out.alert(voice.absorbed(goes, home));
      audit(goes, AuditLine.What.MERGED, "goes on as part of " + voice.text(home.handle));
    }
  }

  private static long now(Case home, Times times) {
    return Math.max(home.decided, times.now());
  }

  /** Gives the case that goes on as this one, if there is one. */
  private Case withdraw(Case home, Times times) {
    book.remove(home);
    if (home.told == null) {
      return null;
    }
    Case heir = voice.rule().verdict() == RuleClass.M ? book.successor(home.lost.id()) : null;
    if (heir == null) {
      out.alert(voice.next(home, Alert.State.WITHDRAWN, home.decided, now(home, times)));
      audit(home, AuditLine.What.WITHDRAWN, "its last match turned out not to hold");
    } else if (heir.told == null) {
      heir.goOnFor(home);
      book.stir(heir);
    } else {
      heir.absorb(home);
      update(heir, standing(heir, times), times);
      heir.taken.clear();
      book.stir(heir);
    }
    return heir;
  }

  /** Tells of every case that is over by its own clock, once. */
  void endings(Times times) {
    for (Case home : keeper.over(times)) {
      if (home.told != null
          && home.told.state() != Alert.State.ENDED
          && keeper.isOver(home, times)) {
        end(home, times);
      }
    }
  }

  private void end(Case home, Times times) {
    long time = home.cut == null ? links.pastAt(home.end()) : home.cut.time();
    out.alert(voice.next(home, Alert.State.ENDED, time, now(home, times)));
    book.stir(home);
  }

  private boolean isHeld(Case home, Times times) {
    if (home.held != null && home.held.what() == AuditLine.What.STORM) {
      return true;
    }
    if (hush.isIdle(voice.rule().name())) {
      return false;
    }
    Held held = hush.held(voice.facts(home, false), now(home, times));
    if (held == null) {
      return false;
    }
    if (!held.isSame(home.held)) {
      audit(home, held.what(), "held back by " + voice.heldBy(held));
    }
    home.held = held;
    return true;
  }

  /** Says how a storm goes on, and when it is over. */
  void storm(Times times) {
    storms.pass(times);
  }

  private boolean isOneOfTooMany(Case home, Times times) {
    if (!storms.takes(home, now(home, times))) {
      return false;
    }
    audit(home, AuditLine.What.STORM, "one of too many, told by " + home.held.by());
    return true;
  }

  /** Somebody, whom the audit calls {@code shown}, has taken it in hand. */
  void ack(Case home, String by, String shown, Times times) {
    out.alert(voice.next(home, standing(home, times), home.decided, now(home, times)).acked(by));
    book.stir(home);
    audit(home, AuditLine.What.ACK, "taken in hand by " + shown);
  }

  /** A bound was hit: said once of a rule. */
  void degraded(Case home) {
    if (!book.degraded) {
      book.degraded = true;
      audit(home, AuditLine.What.DEGRADED, "a key held as much as it may: something was dropped");
    }
  }

  /** Tells all that is open again. */
  void repeat(Times times) {
    for (Case home : book.cases) {
      if (home.told != null) {
        out.alert(voice.next(home, standing(home, times), home.decided, now(home, times)));
        audit(home, AuditLine.What.REPEATED, "told again after a restart");
        book.stir(home);
      }
    }
    storms.repeat();
  }

  private void audit(Case home, AuditLine.What what, String detail) {
    String rule = voice.rule().title();
    String incident = home.handle == null ? home.smallest().text(rule) : voice.text(home.handle);
    out.audit(new AuditLine(home.decided, rule, incident, what, detail));
  }
}
