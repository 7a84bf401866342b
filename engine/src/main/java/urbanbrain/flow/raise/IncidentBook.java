package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.math.LongMath.saturatedAdd;

import java.util.List;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;

/**
 * The incidents of one rule, kept as matches come and time passes.
 *
 * <p>Whatever the order of the updates and wherever the watermarks stand between them, the final
 * incidents are the connected components of the matches that hold in the end.
 */
final class IncidentBook {

  /** Where the book's words go. */
  interface Out {

    void alert(Alert alert);

    void incident(Incident incident);

    void audit(AuditLine line);
  }

  /** The watermark at which everything has come. */
  static final long END = Long.MAX_VALUE;

  private final Voice voice;
  private final Links links;
  private final Linking linking;
  private final Book book;
  private final Out out;

  /** Works on a book, which it changes. */
  IncidentBook(Voice voice, Book book, Out out) {
    this.voice = voice;
    this.links = new Links(voice.rule());
    this.linking = new Linking(links, book);
    this.book = book;
    this.out = out;
  }

  /** A word about a match. What no later event can undo is told at once. */
  void update(MatchUpdate update, long watermark) {
    checkNews(update, watermark);
    if (voice.rule().verdict() == RuleClass.M) {
      apply(update);
      // A last word comes just before the watermark, which may end the incident: no hurry.
      speak(watermark, !update.settled());
    } else {
      book.waiting.put(update.match().id(), update);
    }
  }

  /** A match that comes so late could belong to an incident that is over: a bug upstream. */
  private void checkNews(MatchUpdate update, long watermark) {
    Match match = update.match();
    boolean known = book.home(match.id()) != null || book.waiting.containsKey(match.id());
    checkState(
        known || !update.present() || links.knownAt(match.start()) > watermark,
        "%s: match %s was not known at its time; the watermark is %s",
        update.rule(),
        match.id(),
        watermark);
  }

  /** Event time has passed up to this watermark; {@link #END} ends everything. */
  void time(long watermark) {
    applyWaiting(watermark);
    if (watermark != END) {
      book.cases.forEach(home -> linking.pass(home, watermark));
    }
    finish(watermark);
    linking.forgetTurns(watermark);
  }

  /** First what holds and then what does not, so that a handle finds its next match. */
  private void applyWaiting(long watermark) {
    List<MatchUpdate> updates = List.copyOf(book.waiting.values());
    book.waiting.clear();
    updates.stream().filter(MatchUpdate::present).forEach(this::apply);
    speak(watermark, true);
    updates.stream().filter(update -> !update.present()).forEach(this::apply);
    speak(watermark, true);
  }

  private void apply(MatchUpdate update) {
    if (update.present()) {
      linking.present(update.match());
    } else {
      linking.absent(update.match().id());
    }
  }

  /** Tells the open incidents again, once after a restart. */
  void repeat(long watermark) {
    if (book.epoch == voice.epoch()) {
      return;
    }
    book.epoch = voice.epoch();
    for (Case home : book.cases) {
      out.alert(voice.next(home, Alert.State.OPEN, home.decided, now(home, watermark)));
      audit(home, AuditLine.What.REPEATED, "told again after a restart");
    }
  }

  /**
   * Says what there is to say.
   *
   * @param hurried whether small changes that have waited long enough are told too
   */
  private void speak(long watermark, boolean hurried) {
    for (Case home : List.copyOf(book.cases)) {
      speak(home, watermark, hurried);
      home.endStep();
    }
  }

  private void speak(Case home, long watermark, boolean hurried) {
    if (home.isGone()) {
      withdraw(home, watermark);
    } else if (home.told == null) {
      open(home, watermark);
    } else if (home.changed && watermark == END) {
      update(home, watermark);
    } else if (voice.isDue(home, hurried ? now(home, watermark) : Long.MIN_VALUE)
        && !isLastWordNext(home, watermark)) {
      update(home, watermark);
    }
  }

  /** Whether what is known ends the incident anyway, so that its last message will say it all. */
  private boolean isLastWordNext(Case home, long watermark) {
    return home.taken.isEmpty()
        && home.members.values().stream()
            .allMatch(m -> links.pastAt(m.end()) <= now(home, watermark));
  }

  private static long now(Case home, long watermark) {
    return watermark == END ? home.decided : Math.max(home.decided, watermark);
  }

  private void open(Case home, long watermark) {
    home.handle = book.handle(home.smallest());
    out.alert(voice.next(home, Alert.State.OPEN, home.decided, now(home, watermark)));
    if (voice.isTrial()) {
      audit(home, AuditLine.What.TRIAL, "the rule is on trial: told to files only");
    }
    if (home.splitFrom != null) {
      String from = voice.text(home.splitFrom);
      audit(home, AuditLine.What.SPLIT, "turned out not to belong to " + from);
    }
  }

  private void update(Case home, long watermark) {
    if (!voice.isNews(home)) {
      home.changed = false;
      return;
    }
    out.alert(voice.next(home, Alert.State.OPEN, home.decided, now(home, watermark)));
    for (Case goes : home.taken) {
      out.alert(voice.absorbed(goes, home));
      audit(goes, AuditLine.What.MERGED, "goes on as part of " + voice.text(home.handle));
    }
  }

  private void withdraw(Case home, long watermark) {
    book.cases.remove(home);
    if (home.told != null) {
      out.alert(voice.next(home, Alert.State.WITHDRAWN, home.decided, now(home, watermark)));
      audit(home, AuditLine.What.WITHDRAWN, "its last match turned out not to hold");
    }
  }

  private void finish(long watermark) {
    for (Case home : List.copyOf(book.cases)) {
      if (home.isPast()) {
        end(home, watermark);
      } else if (watermark == END) {
        book.cases.remove(home);
        home.members.keySet().forEach(book::forget);
        out.incident(voice.facts(home.summary(), false));
      }
    }
  }

  private void end(Case home, long watermark) {
    book.cases.remove(home);
    long time = links.pastAt(home.folded.end());
    out.alert(voice.next(home, Alert.State.ENDED, time, watermark));
    out.incident(voice.facts(home.folded, true));
  }

  private void audit(Case home, AuditLine.What what, String detail) {
    String rule = voice.rule().name();
    out.audit(new AuditLine(home.decided, rule, voice.text(home.handle), what, detail));
  }

  /** The book as it stands now. */
  Book book() {
    return book;
  }

  /** Whether there is nothing to remember. */
  boolean isEmpty() {
    return book.isEmpty();
  }

  /** The least watermark at which there is something to do, at most {@link #END}. */
  long due() {
    long due = book.waiting.isEmpty() ? END : Long.MIN_VALUE;
    for (Case home : book.cases) {
      due = Math.min(due, home.changed ? saturatedAdd(home.told.at(), Voice.UPDATE_EVERY) : END);
      for (Match match : home.members.values()) {
        due = Math.min(due, links.pastAt(match.end()));
      }
    }
    for (var id : book.turns.keySet()) {
      due = Math.min(due, links.knownAt(id.time()));
    }
    return due;
  }
}
