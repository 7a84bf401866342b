package urbanbrain.flow.raise.book;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.math.LongMath.saturatedAdd;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import urbanbrain.flow.raise.link.Links;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Hush;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Strain;

/**
 * The incidents of one rule, kept as matches come and time passes.
 *
 * <p>Whatever the order of the words and wherever the watermarks stand between them, the final
 * incidents are what {@link Parts} says of the matches that hold in the end.
 */
public final class IncidentBook {

  /** Where the book's words go. */
  public interface Out {

    /** A message. */
    void alert(Alert alert);

    /** A match of a rule that was not known. */
    void match(String rule);

    /** An incident that changes no more. */
    void incident(Incident incident);

    /** A line for the record. */
    void audit(AuditLine line);

    /** As much of a rule is held as may be, and something was not taken in. */
    void strain(Strain strain);
  }

  private final Voice voice;
  private final Links links;
  private final Linking linking;
  private final Telling telling;
  private final Calendar.Keeper keeper;
  private final Book book;
  private final Out out;

  /**
   * Works on a book, which it changes.
   *
   * @param hush what holds messages back
   */
  public IncidentBook(Voice voice, Book book, Hush hush, Out out) {
    this.voice = voice;
    this.links = new Links(voice.rule());
    this.linking = new Linking(links, book, voice.ranks());
    this.keeper = new Calendar.Keeper(voice, book);
    this.telling = new Telling(voice, book, keeper, hush, out);
    this.book = book;
    this.out = out;
    book.readBy(voice.rule());
  }

  /**
   * A word about a match. What no later event can undo is told at once, and what a rule says while
   * it is provisional.
   */
  public void update(MatchUpdate update, Times times) {
    if (!isKnown(update)) {
      if (!hasRoom(update, times.own())) {
        return;
      }
      if (update.present()) {
        out.match(update.rule());
      }
    }
    checkNews(update, times.own());
    if (voice.rule().verdict() == RuleClass.M || voice.rule().isProvisional()) {
      apply(update);
      // A last word comes just before the watermark, which may end the incident: no hurry.
      telling.speak(times, !update.settled());
    } else {
      book.waiting.put(update.match().id(), update);
    }
  }

  /** A match that comes so late could belong to an incident that is over: a bug upstream. */
  private void checkNews(MatchUpdate update, long watermark) {
    Match match = update.match();
    checkState(
        isKnown(update) || !update.present() || links.knownAt(match.start()) > watermark,
        "%s: match %s was not known at its time; the watermark is %s",
        update.rule(),
        match.id(),
        watermark);
  }

  private boolean isKnown(MatchUpdate update) {
    MatchId id = update.match().id();
    return book.home(id) != null || book.waiting.containsKey(id);
  }

  /**
   * Whether a match that is not known can be taken in. If not, it can be when it is said again and
   * there is room, unless it is too late by then; the word that it does not hold needs none.
   */
  private boolean hasRoom(MatchUpdate update, long watermark) {
    Match match = update.match();
    boolean wasRefused = match.start() <= book.refused;
    boolean isFull =
        book.size() >= voice.limits().of(Bound.MATCHES)
            || (wasRefused && links.knownAt(match.start()) <= watermark);
    if (update.present() && isFull) {
      book.refused = Math.max(book.refused, match.start());
      int most = voice.limits().of(Bound.MATCHES);
      out.strain(new Strain(update.rule(), Bound.MATCHES, most, match.key(), match.start()));
    }
    return update.present() && !isFull;
  }

  /** Not all may be known of some matches. */
  public void mark(Predicate<Match> which, Times times) {
    book.waiting.replaceAll(
        (id, update) ->
            which.test(update.match()) ? update.with(update.match().degraded()) : update);
    for (Case home : book.cases) {
      List<Match> touched =
          home.members.values().stream().filter(which).filter(m -> !m.isDegraded()).toList();
      touched.forEach(match -> book.put(home, match.degraded()));
    }
    telling.speak(times, true);
  }

  /** An event that ends incidents. Where it comes too late to do so, nothing happens. */
  public void cut(Cut cut, Times times) {
    if (cut.time() > book.fixed) {
      linking.cut(cut);
      telling.speak(times, true);
      telling.endings(times);
    }
  }

  /** Where the rule has ended, so has all that has not ended by itself. */
  public void endWithRule(Times times) {
    Cut end = Cut.end(voice.rule().tenure());
    boolean hasEnded = end.time() <= times.own() && times.own() != Times.END;
    if (hasEnded && !book.cuts.contains(end)) {
      cut(end, times);
    }
  }

  /** An event that seemed to end incidents is taken back. */
  public void uncut(long identity, Times times) {
    linking.uncut(identity);
    telling.speak(times, true);
  }

  /** Somebody has taken the incident of this match in hand; false if it is not known. */
  public boolean ack(long digits, String by, String shown, Times times) {
    for (Case home : book.cases) {
      if (home.told != null && home.holds(digits, voice.rule().title())) {
        telling.ack(home, by, shown, times);
        return true;
      }
    }
    return false;
  }

  /** Whether an incident with this match is in the book. */
  public boolean holds(long digits) {
    return book.cases.stream().anyMatch(home -> home.holds(digits, voice.rule().title()));
  }

  /** What holds messages back may have changed. */
  public void reconsider(Times times) {
    book.cases.forEach(book::stir);
    telling.speak(times, true);
    telling.endings(times);
    telling.storm(times);
  }

  /** What held back an incident that changes no more is known: if nothing did, it is told. */
  public void known(Incident incident, Times times) {
    telling.known(incident.contentId(), times);
    telling.storm(times);
  }

  /** Whether there are incidents that change no more and may have to be told. */
  public boolean hasUntold() {
    return !book.untold.isEmpty();
  }

  /** Event time has passed. */
  public void time(Times times) {
    applyWaiting(times);
    telling.endings(times);
    book.refused = times.truth() == Times.END ? Long.MIN_VALUE : book.refused;
    Collection<Case> over = keeper.over(times);
    if (times.truth() != Times.END) {
      over.forEach(home -> linking.pass(home, times.truth(), voice.ranks()));
    }
    finish(over, times);
    keeper.arrange();
    linking.forget(times);
    telling.storm(times);
  }

  /** First what holds and then what does not, so that a handle finds its next match. */
  private void applyWaiting(Times times) {
    List<MatchUpdate> updates = List.copyOf(book.waiting.values());
    book.waiting.clear();
    updates.stream().filter(MatchUpdate::present).forEach(this::apply);
    telling.speak(times, true);
    updates.stream().filter(update -> !update.present()).forEach(this::apply);
    telling.speak(times, true);
  }

  private void apply(MatchUpdate update) {
    Match match = update.match();
    if (!update.present()) {
      linking.absent(match.id());
      return;
    }
    linking.present(match, update.certain(), voice.former().mayKnow(match.id()));
    if (match.isDegraded()) {
      telling.degraded(book.home(match.id()));
    }
  }

  /** Tells the open incidents again, once after a restart. */
  public void repeat(Times times) {
    if (book.epoch != voice.epoch()) {
      book.epoch = voice.epoch();
      telling.repeat(times);
    }
  }

  /** Nobody judges these matches any more: ends what was told, and forgets everything. */
  public void abandon() {
    new Abandoning(voice, book, out).all();
  }

  private void finish(Collection<Case> over, Times times) {
    for (Case home : over) {
      if (home.isPast() || times.truth() == Times.END) {
        checkState(
            home.unsure.isEmpty(),
            "%s: %s has passed and was never settled",
            voice.rule().name(),
            home.unsure);
        book.remove(home);
        home.members.values().forEach(book::forget);
        telling.leave(home, times);
        out.incident(voice.facts(home, home.hasEnded()).hushed(null, null));
      }
    }
  }

  /** The book as it stands now. */
  public Book book() {
    return book;
  }

  /** Whether there is nothing to remember. */
  public boolean isEmpty() {
    return book.isEmpty();
  }

  /** The least start of an incident that is in the book; {@link Times#END} where none is. */
  public long floor() {
    keeper.arrange();
    return book.calendar.floor();
  }

  /** The incidents in the making, as now known. */
  public List<Incident> live() {
    return book.cases.stream()
        .filter(home -> !home.isGone())
        .map(home -> voice.facts(home, home.cut != null))
        .toList();
  }

  /** The least watermark at which there is something to do, at most {@link Times#END}. */
  public long due() {
    keeper.arrange();
    long due = book.waiting.isEmpty() ? book.calendar.due() : Long.MIN_VALUE;
    MatchId done = book.firstDone();
    if (done != null) {
      due = Math.min(due, links.knownAt(done.time()));
    }
    if (!book.cuts.isEmpty()) {
      due = Math.min(due, links.knownAt(book.cuts.first().time()));
    }
    return book.storm.isEmpty() ? due : Math.min(due, stormDue());
  }

  private long stormDue() {
    long within = voice.rule().incident().storm().within();
    Storm storm = book.storm;
    if (storm.id == null) {
      return saturatedAdd(storm.recent.first().time(), 2 * within);
    }
    long over = saturatedAdd(storm.last, within);
    return storm.hasNews()
        ? Math.min(over, saturatedAdd(storm.toldAt, voice.updateEvery(storm.first)))
        : over;
  }
}
