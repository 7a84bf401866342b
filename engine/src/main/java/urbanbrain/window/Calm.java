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
  private final Judge judge;
  private Watch watch;

  Calm(Sight sight, Judge judge) {
    this.rule = sight.rule();
    this.sight = sight;
    this.judge = judge;
  }

  /** Looks for this from now on. */
  void turnTo(Watch newWatch) {
    watch = newWatch;
  }

  /** What is there has changed at a time. */
  void changed(long time) {
    look(rule.after(time), false);
  }

  /**
   * More has been judged. The longer nothing has come, the further it looks: as far ahead as the
   * newest event is back, and no further than there are windows with events.
   */
  void passed() {
    look(Watch.ALL_PASSED, true);
  }

  /**
   * Looks up to the first boundary after the newest event at least.
   *
   * @param firstChanged the first boundary whose window is not what it was
   * @param isFar whether it looks further
   */
  private void look(long firstChanged, boolean isFar) {
    long front = sight.front();
    long known = watch.isOpen() || front == Watch.NEVER ? Panes.NEVER : known();
    if (known == Panes.NEVER) {
      watch.calm = Watch.NEVER;
      return;
    }
    long least = isFar ? ahead(known, front) : known;
    long end = Math.min(Math.max(least, rule.next(front)), rule.last());
    long boundary = Math.max(Math.min(known, firstChanged), rule.next(watch.at));
    while (boundary < end && !sight.raises(boundary)) {
      boundary = rule.next(boundary);
    }
    watch.calm = boundary;
  }

  /** Raise is false before it; {@link Panes#NEVER} if it stays so. */
  private long known() {
    return Math.max(watch.calm, judge.nextSought());
  }

  private long ahead(long known, long front) {
    return known > front
        ? Math.max(known, Math.min(known + (known - front), sight.lastFilled()))
        : known;
  }
}
