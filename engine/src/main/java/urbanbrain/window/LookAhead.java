package urbanbrain.window;

import urbanbrain.event.Site;
import urbanbrain.verdict.Episode;

/**
 * Judges a monotone rule that is closed ahead of the watermark, on the events there are: up to the
 * first boundary after the newest one. There raise can only become true, so an opening told ahead
 * can only become earlier.
 */
final class LookAhead {

  private final WindowRule rule;
  private final Sight sight;
  private final Judge judge;
  private Watch watch;
  private Telling telling;

  LookAhead(Sight sight, Judge judge) {
    this.rule = sight.rule();
    this.sight = sight;
    this.judge = judge;
  }

  /** Judges this from now on, and tells of it. */
  void turnTo(Watch newWatch, Telling newTelling) {
    watch = newWatch;
    telling = newTelling;
  }

  /** An event of this time is now among the panes. */
  void arrive(long time) {
    if (!watch.isOpen()) {
      seekWith(time);
    } else if (!watch.opened.isFirm && rule.after(time) <= watch.opened.opening) {
      reconsider(time);
    }
    extend();
  }

  /** All is judged finally that can be. */
  void pass() {
    if (!watch.isOpen()) {
      seekAhead();
    }
    extend();
  }

  /** Looks at the boundaries whose windows hold a new event, and on to the newest one. */
  private void seekWith(long time) {
    if (judge.isNew()) {
      seekAhead();
      return;
    }
    long judged = watch.at;
    long since = watch.since;
    long found = Watch.NEVER;
    if (judge.isSettledAhead() || rule.after(time) <= judged) {
      found = seekBeside(time, judge.isSettledAhead() ? sight.front() : judged);
      if (found == Watch.NEVER && judged > watch.at) {
        watch.at = judged;
        watch.since = since;
      }
    }
    if (found != Watch.NEVER) {
      judge.open(found, null);
    } else {
      seekAhead();
    }
  }

  /**
   * Looks again at the boundaries, up to the last one given, at which an event can have made raise
   * to be held. A run of raises that makes the difference begins no further before than raise must
   * be held for.
   */
  private long seekBeside(long time, long last) {
    long first = Math.max(rule.holdsFrom(rule.after(time)), rule.first());
    watch.at = rule.before(first);
    watch.since = Watch.NEVER;
    return judge.seek(first, Math.min(last, rule.lastTouched(time)));
  }

  /** Looks up to the first boundary after the newest event; that one may still change. */
  private void seekAhead() {
    long front = sight.front();
    if (front == Watch.NEVER) {
      return;
    }
    long found = judge.seek(judge.isSettledAhead() ? front : rule.before(front));
    if (found == Watch.NEVER && rule.next(watch.at) <= front && sight.opens(front)) {
      found = judge.raisedSince(front) <= rule.holdsFrom(front) ? front : Watch.NEVER;
    }
    if (found != Watch.NEVER) {
      judge.open(found, null);
    }
  }

  /** Told ahead: a new event may make the opening earlier, or give it another place. */
  private void reconsider(long time) {
    Episode before = watch.episode();
    long found = seekBeside(time, rule.before(watch.opened.opening));
    if (found != Watch.NEVER) {
      judge.open(found, before);
      return;
    }
    watch.at = watch.opened.opening;
    watch.since = Watch.NEVER;
    Site site = sight.site(watch.opened.opening);
    if (!site.equals(watch.opened.site)) {
      watch.opened.site = site;
      telling.told(rule, before, watch.episode(), judge::findings);
    }
  }

  /** A signal that is raised ahead of the watermark is sure to last longer than was known. */
  private void extend() {
    if (!watch.isOpen() || !rule.isSignal()) {
      return;
    }
    Episode before = watch.episode();
    long sure = judge.sureBy();
    if (sure != Math.max(watch.opened.sure, watch.at)) {
      watch.opened.sure = sure;
      telling.told(rule, before, watch.episode(), judge::findings);
    }
  }
}
