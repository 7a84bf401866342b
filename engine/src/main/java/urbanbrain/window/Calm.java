package urbanbrain.window;

import urbanbrain.window.pane.Panes;

/**
 * Looks how long raise stays false of the events that are there, so that a closed rule need not be
 * woken before: for a rule that is judged at each boundary by itself and of which nothing is told
 * ahead. An event is looked at where it comes, while its key is at hand, and at few boundaries; a
 * timer of each boundary would cost more than all else.
 */
final class Calm {

  private final WindowRule rule;
  private final Sight sight;
  private final Watch watch;
  private final Judge judge;

  Calm(Sight sight, Watch watch, Judge judge) {
    this.rule = sight.rule();
    this.sight = sight;
    this.watch = watch;
    this.judge = judge;
  }

  /** What is there has changed at a time. */
  void changed(long time) {
    if (watch.isOpen() || sight.front() == Watch.NEVER) {
      watch.calm = Watch.NEVER;
    } else {
      look(rule.after(time), known());
    }
  }

  /**
   * More has been judged. The longer nothing has come, the further it looks: as far ahead as the
   * newest event is back, and no further than there are windows with events.
   */
  void passed() {
    long front = sight.front();
    if (watch.isOpen() || front == Watch.NEVER) {
      watch.calm = Watch.NEVER;
      return;
    }
    long known = known();
    long ahead = known > front ? Math.min(known + (known - front), sight.lastFilled()) : known;
    look(known, Math.max(known, ahead));
  }

  /** Raise is false before it; {@link Panes#NEVER} if it stays so. */
  private long known() {
    return Math.max(watch.calm, judge.nextSought());
  }

  /**
   * Looks up to the first boundary after the newest event at least.
   *
   * @param firstChanged the first boundary whose window is not what it was
   * @param least up to where it looks, if that is further
   */
  private void look(long firstChanged, long least) {
    long known = known();
    if (known == Panes.NEVER) {
      watch.calm = Watch.NEVER;
      return;
    }
    long end = Math.max(least, rule.next(sight.front()));
    long boundary = Math.max(Math.min(known, firstChanged), rule.next(watch.at));
    while (boundary < end && !sight.raises(boundary)) {
      boundary = rule.next(boundary);
    }
    watch.calm = boundary;
  }
}
