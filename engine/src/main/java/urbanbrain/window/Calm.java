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
    look(rule.after(time));
  }

  /** More has been judged. */
  void passed() {
    look(Long.MAX_VALUE);
  }

  /** Looks up to the first boundary after the newest event, where windows from one on are other. */
  private void look(long firstChanged) {
    watch.calm = watch.isOpen() ? Watch.NEVER : calmUntil(firstChanged);
  }

  private long calmUntil(long firstChanged) {
    long sought = judge.nextSought();
    if (sought == Panes.NEVER) {
      return Watch.NEVER;
    }
    long known = Math.max(watch.calm, sought);
    long end = Math.max(known, rule.next(sight.front()));
    long boundary = Math.max(Math.min(known, firstChanged), rule.next(watch.at));
    while (boundary < end && !sight.raises(boundary)) {
      boundary = rule.next(boundary);
    }
    return boundary;
  }
}
