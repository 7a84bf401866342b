package urbanbrain.window;

import java.util.ArrayList;
import urbanbrain.event.Place;
import urbanbrain.verdict.Episode;

/**
 * Judges one rule for one key. Final judgement follows the watermark, boundary after boundary. A
 * monotone rule that is closed is also judged ahead, on the events there are: up to the first
 * boundary after the newest one. There raise can only become true, so an opening told ahead can
 * only become earlier.
 */
final class Judge {

  private final WindowRule rule;
  private final Panes panes;
  private final Watch watch;
  private final Hearing hearing;

  Judge(WindowRule rule, Panes panes, Watch watch, Hearing hearing) {
    this.rule = rule;
    this.panes = panes;
    this.watch = watch;
    this.hearing = hearing;
  }

  /** An event of this time is now among the panes. */
  void arrive(long time) {
    if (!rule.isMonotone()) {
      return;
    }
    if (!watch.isOpen()) {
      seekWith(time);
    } else if (!watch.isFirm && time < watch.opening) {
      reconsider(time);
    }
    extend();
  }

  /** Every event up to the watermark is there: judges finally up to it, then ahead. */
  void pass(long watermark) {
    long last = rule.upTo(watermark);
    boolean changed = true;
    while (changed) {
      changed = watch.isOpen() ? settle(last) : openFinally(last);
    }
    if (rule.isMonotone()) {
      if (!watch.isOpen()) {
        seekAhead();
      }
      extend();
    }
  }

  /** Nothing more will come or be judged. */
  void end() {
    if (watch.isOpen()) {
      hearing.last(rule, watch.episode(), this::findings);
    }
  }

  /**
   * The next boundary at which the watermark must be heard of, or {@link Panes#NEVER}. Without new
   * events a monotone rule opens at no later boundary, unless raise must be held.
   */
  long next() {
    if (watch.isOpen()) {
      return watch.at + rule.every();
    }
    return isSettledAhead() ? Panes.NEVER : nextSought();
  }

  private boolean isSettledAhead() {
    return rule.isMonotone() && rule.holdSpan() == 0;
  }

  // Closed: looking for an opening.

  private boolean openFinally(long last) {
    long found = seek(isSettledAhead() ? Math.min(last, front()) : last);
    if (found == Watch.NEVER) {
      watch.at = Math.max(watch.at, last);
      return false;
    }
    open(found, null);
    return true;
  }

  /** Looks at the boundaries whose windows hold a new event, and on to the newest one. */
  private void seekWith(long time) {
    long judged = watch.at;
    long since = watch.since;
    long found = Watch.NEVER;
    if (isSettledAhead() || rule.after(time) <= judged) {
      found = seekBeside(time, isSettledAhead() ? front() : judged);
      if (found == Watch.NEVER && judged > watch.at) {
        watch.at = judged;
        watch.since = since;
      }
    }
    if (found != Watch.NEVER) {
      open(found, null);
    } else {
      seekAhead();
    }
  }

  /**
   * Looks again at the boundaries, up to the last one given, at which an event can have made raise
   * to be held: those whose windows hold it, and as many after as raise must be held for. A run of
   * raises that makes the difference begins no further before.
   */
  private long seekBeside(long time, long last) {
    long first = rule.after(time) - rule.holdSpan();
    watch.at = first - rule.every();
    watch.since = Watch.NEVER;
    return seek(Math.min(last, rule.lastWith(time) + rule.holdSpan()));
  }

  /** Looks up to the first boundary after the newest event; that one may still change. */
  private void seekAhead() {
    long front = front();
    long found = seek(isSettledAhead() ? front : front - rule.every());
    if (found == Watch.NEVER && front > watch.at && rule.raisesAt(panes, front)) {
      found = front - raisedSince(front) >= rule.holdSpan() ? front : Watch.NEVER;
    }
    if (found != Watch.NEVER) {
      open(found, null);
    }
  }

  /** The first boundary after those judged, up to the last one given, where raise has held. */
  private long seek(long last) {
    for (long b = nextSought(); b <= last; b = nextSought()) {
      watch.since = rule.raisesAt(panes, b) ? raisedSince(b) : Watch.NEVER;
      watch.at = b;
      if (watch.since != Watch.NEVER && b - watch.since >= rule.holdSpan()) {
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

  /** Where the run of raises begins that goes on at this boundary. */
  private long raisedSince(long boundary) {
    boolean goesOn = watch.since != Watch.NEVER && watch.at == boundary - rule.every();
    return goesOn ? watch.since : boundary;
  }

  /** The next boundary after those judged whose window is not empty, or {@link Panes#NEVER}. */
  private long nextSought() {
    long next = watch.at + rule.every();
    long pane = panes.beginFrom(next - rule.over(), rule.plan());
    return pane == Panes.NEVER ? Panes.NEVER : Math.max(next, rule.after(pane));
  }

  /** The first boundary after the newest event. */
  private long front() {
    return panes.isEmpty() ? Watch.NEVER : rule.after(panes.newest(rule.plan()));
  }

  private void open(long boundary, Episode before) {
    watch.open(boundary);
    watch.place = placeAtOpening();
    watch.sure = boundary + rule.keepSpan();
    if (rule.isMonotone() && rule.isSignal()) {
      watch.sure = sureBy();
    }
    hearing.told(rule, before, watch.episode(), this::findings);
  }

  private Place placeAtOpening() {
    return panes.place(watch.opening - rule.over(), watch.opening, rule.plan());
  }

  // Open.

  /** Told ahead: a new event may make the opening earlier, or give it another place. */
  private void reconsider(long time) {
    Episode before = watch.episode();
    long found = Watch.NEVER;
    if (rule.after(time) < watch.opening) {
      found = seekBeside(time, watch.opening - rule.every());
      watch.at = watch.opening;
      watch.since = Watch.NEVER;
    }
    if (found != Watch.NEVER) {
      open(found, before);
      return;
    }
    Place place = placeAtOpening();
    if (!place.equals(watch.place)) {
      watch.place = place;
      hearing.told(rule, before, watch.episode(), this::findings);
    }
  }

  /** A signal that is raised ahead of the watermark is sure to last longer than was known. */
  private void extend() {
    if (!watch.isOpen() || !rule.isSignal()) {
      return;
    }
    Episode before = watch.episode();
    long sure = sureBy();
    if (sure > Math.max(watch.sure, watch.at)) {
      watch.sure = sure;
      hearing.told(rule, before, watch.episode(), this::findings);
    }
  }

  /**
   * How long the open episode is known to last: where raise is true, and for as long after as clear
   * must be kept, it does not close, whatever comes.
   */
  private long sureBy() {
    long sure = Math.max(watch.sure, watch.at);
    long front = front();
    long first = Math.max(watch.sure - rule.keepSpan(), watch.at) + rule.every();
    for (long b = first; b <= front && b <= sure + rule.every(); b += rule.every()) {
      if (rule.raisesAt(panes, b)) {
        sure = Math.max(sure, b + rule.keepSpan());
      }
    }
    return sure;
  }

  /** Judges the open episode finally up to a boundary; whether it closes. */
  private boolean settle(long last) {
    if (watch.opening > last) {
      return false;
    }
    if (!watch.isFirm) {
      watch.isFirm = true;
      count(evidenceFrom(), watch.opening);
    }
    for (long b = watch.at + rule.every(); b <= last; b += rule.every()) {
      if (closesAt(b)) {
        close(b);
        return true;
      }
      count(watch.at, b);
      watch.at = b;
    }
    return false;
  }

  private boolean closesAt(long boundary) {
    WindowRule.Look look = rule.look(panes, boundary);
    watch.since = run(look.isClear(), watch.since, boundary);
    watch.emptySince = run(look.isEmpty(), watch.emptySince, boundary);
    return lasts(watch.since, rule.keepSpan(), boundary)
        || lasts(watch.emptySince, rule.emptySpan(), boundary);
  }

  private static long run(boolean goesOn, long since, long boundary) {
    if (!goesOn) {
      return Watch.NEVER;
    }
    return since == Watch.NEVER ? boundary : since;
  }

  private static boolean lasts(long since, long span, long boundary) {
    return since != Watch.NEVER && boundary - since >= span;
  }

  private void close(long boundary) {
    Episode before = watch.episode();
    long sure = Math.max(watch.sure, watch.at);
    Episode now = new Episode(before.start(), boundary, sure, before.place());
    hearing.told(rule, before, now, this::findings);
    watch.close(boundary);
  }

  // Evidence.

  /** Where the evidence begins: an earlier episode has what is before its closing. */
  private long evidenceFrom() {
    long windows = watch.opening - rule.hold() - rule.over();
    return Math.max(windows, watch.closing - rule.every());
  }

  private void count(long from, long to) {
    watch.total += panes.count(from, to, rule.plan());
    panes.showFirst(from, to, rule.plan(), watch.shown);
  }

  private Hearing.Findings findings() {
    return watch.isFirm
        ? new Hearing.Findings(new ArrayList<>(watch.shown), watch.total)
        : panes.findings(evidenceFrom(), watch.opening, rule.plan());
  }
}
