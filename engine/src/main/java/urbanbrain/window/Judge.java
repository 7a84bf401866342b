package urbanbrain.window;

import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Findings;
import urbanbrain.window.WindowRule.Look;
import urbanbrain.window.pane.Panes;

/**
 * Judges one rule for one key, boundary after boundary, on the events that are there: finally where
 * none can come any more. {@link LookAhead} goes on from there for monotone rules, {@link Forecast}
 * for provisional ones; {@link Calm} knows how long there is nothing to judge.
 */
final class Judge {

  private final WindowRule rule;
  private final Sight sight;
  private Watch watch;
  private Telling telling;

  Judge(Sight sight) {
    this.rule = sight.rule();
    this.sight = sight;
  }

  /** Judges this from now on, and tells of it. */
  Judge turnTo(Watch newWatch, Telling newTelling) {
    watch = newWatch;
    telling = newTelling;
    return this;
  }

  /** Every event up to this boundary is there: judges up to it. */
  void pass(long last) {
    boolean changed = true;
    while (changed) {
      changed = watch.isOpen() ? settle(last) : openFinally(last);
    }
  }

  /**
   * The next boundary at which the watermark must be heard of, or {@link Panes#NEVER}. Without new
   * events a monotone rule opens at no later boundary, unless raise must be held or what was there
   * before it began to judge is enough.
   */
  long next() {
    if (watch.isOpen()) {
      long next = rule.next(watch.at);
      return next > rule.last() ? rule.heard() : next;
    }
    long next = isSettledAhead() && !isNew() ? Panes.NEVER : Math.max(nextSought(), watch.calm);
    return next > rule.last() ? Panes.NEVER : next;
  }

  /** Whether the rule begins to judge later than events come, and has judged none of them yet. */
  boolean isNew() {
    return rule.first() != Watch.NEVER && watch.at < rule.first();
  }

  boolean isSettledAhead() {
    return rule.isMonotone() && !rule.needsMore();
  }

  // Closed: looking for an opening.

  private boolean openFinally(long last) {
    skipCalm(last);
    long ahead = Math.max(sight.front(), rule.first());
    long found = seek(isSettledAhead() ? Math.min(last, ahead) : last);
    if (found == Watch.NEVER) {
      watch.at = Math.max(watch.at, last);
      return false;
    }
    open(found, null);
    return true;
  }

  private void skipCalm(long last) {
    long upTo = watch.calm == Watch.NEVER ? Watch.NEVER : Math.min(last, rule.before(watch.calm));
    if (upTo > watch.at) {
      watch.at = upTo;
      watch.since = Watch.NEVER;
    }
  }

  /** The first boundary after those judged, up to the last one given, where raise has held. */
  long seek(long last) {
    return seek(nextSought(), last);
  }

  /** The same from a boundary on that is the first after those judged. */
  long seek(long first, long last) {
    for (long b = first; b <= last; b = nextSought()) {
      watch.since = sight.raises(b) ? raisedSince(b) : Watch.NEVER;
      watch.at = b;
      if (hasHeld(b) && sight.opens(b)) {
        return b;
      }
    }
    if (last > watch.at) {
      // All windows between are empty.
      watch.at = last;
      watch.since = Watch.NEVER;
    }
    return Watch.NEVER;
  }

  private boolean hasHeld(long boundary) {
    return watch.since != Watch.NEVER && watch.since <= rule.holdsFrom(boundary);
  }

  /** Where the run of raises begins that goes on at this boundary. */
  long raisedSince(long boundary) {
    boolean goesOn = watch.since != Watch.NEVER && rule.next(watch.at) == boundary;
    return goesOn ? watch.since : boundary;
  }

  /**
   * The next boundary after those judged at which the raise condition can be true, or {@link
   * Panes#NEVER}: it may go on for some boundaries with empty windows, but begins at none.
   */
  long nextSought() {
    long next = rule.next(watch.at);
    return watch.since == Watch.NEVER ? sight.firstFilled(next) : next;
  }

  void open(long boundary, Episode before) {
    watch.open(boundary);
    watch.opened.site = sight.site(boundary);
    watch.opened.sure = rule.sureFrom(boundary);
    if (rule.isMonotone() && rule.isSignal()) {
      watch.opened.sure = sureBy();
    }
    telling.told(rule, before, watch.episode(), this::findings);
  }

  // Open.

  /**
   * How long the open episode is known to last: where raise is true, and for as long after as clear
   * must be kept, it does not close, whatever comes.
   */
  long sureBy() {
    long sure = Math.max(watch.opened.sure, watch.at);
    long front = sight.front();
    long first = rule.after(Math.max(rule.surenessOf(watch.opened.sure), watch.at));
    for (long b = first; b <= front && b <= rule.next(sure); b = rule.next(b)) {
      if (sight.opens(b)) {
        sure = Math.max(sure, rule.sureFrom(b));
      }
    }
    return sure;
  }

  /** Judges the open episode up to a boundary; whether it closes. */
  private boolean settle(long last) {
    if (watch.opened.opening > last) {
      return false;
    }
    if (!watch.opened.isFirm) {
      watch.opened.isFirm = true;
      sight.count(evidenceFrom(), watch.opened.opening, watch.opened);
    }
    for (long b = rule.next(watch.at); b <= last; b = rule.next(b)) {
      if (closesAt(b)) {
        close(b);
        return true;
      }
      sight.count(watch.at, b, watch.opened);
      watch.at = b;
    }
    return false;
  }

  private boolean closesAt(long boundary) {
    Look look = sight.at(boundary);
    watch.since = run(look.isClear(), watch.since, boundary);
    watch.opened.emptySince = run(look.isEmpty(), watch.opened.emptySince, boundary);
    return (watch.since != Watch.NEVER && watch.since <= rule.keepsFrom(boundary))
        || (watch.opened.emptySince != Watch.NEVER
            && watch.opened.emptySince <= rule.emptyFrom(boundary));
  }

  private static long run(boolean goesOn, long since, long boundary) {
    if (!goesOn) {
      return Watch.NEVER;
    }
    return since == Watch.NEVER ? boundary : since;
  }

  /** The rule judges nothing any more: what is open ends with it. */
  void end() {
    if (watch.isOpen()) {
      Episode before = watch.episode();
      Episode now =
          new Episode(
              before.start(),
              rule.heard(),
              Math.min(before.sure(), rule.heard() - 1),
              before.site());
      telling.told(rule, before, now, this::findings);
      watch.close(Math.max(rule.heard(), rule.next(rule.last())));
    }
  }

  private void close(long boundary) {
    Episode before = watch.episode();
    long sure = Math.max(watch.opened.sure, watch.at);
    Episode now = new Episode(before.start(), boundary, sure, before.site());
    telling.told(rule, before, now, this::findings);
    watch.close(boundary);
    watch.since = raisedUpTo(boundary);
  }

  /**
   * Where the run of raises begins that goes on at a closing, as far as the next boundary asks: of
   * the last boundaries enough may raise still when the windows have become empty.
   */
  private long raisedUpTo(long boundary) {
    long since = Watch.NEVER;
    long from = rule.holdsFrom(rule.next(boundary));
    for (long b = boundary; b >= from && sight.raises(b); b = rule.before(b)) {
      since = b;
    }
    return since;
  }

  // Evidence.

  /** Where the evidence begins: an earlier episode has what is before its closing. */
  private long evidenceFrom() {
    return evidenceFrom(rule, watch.opened.opening, watch.closing);
  }

  /** Where the evidence of an episode begins, the one before it having closed at a boundary. */
  static long evidenceFrom(WindowRule rule, long opening, long closing) {
    long from = rule.evidenceFrom(opening);
    return closing == Watch.NEVER ? from : Math.max(from, rule.before(closing));
  }

  Findings findings() {
    return watch.opened.isFirm
        ? watch.findings()
        : sight.findings(evidenceFrom(), watch.opened.opening);
  }
}
