package urbanbrain.window;

import urbanbrain.event.Site;
import urbanbrain.verdict.Findings;
import urbanbrain.window.WindowRule.Look;
import urbanbrain.window.pane.Panes;
import urbanbrain.window.pane.Running;

/**
 * What a rule sees at its boundaries, of the events that there are. They must not change while it
 * looks.
 */
final class Sight {

  private final WindowRule rule;
  private Panes panes;
  private Running running;

  /** The boundary looked at last for {@code of_last}, and where raise was true: it, then before. */
  private long recent = Watch.NEVER;

  private long recentRaises;

  Sight(WindowRule rule) {
    this.rule = rule;
  }

  /** Looks at the panes of a key from now on. */
  void turnTo(Panes newPanes, Running newRunning) {
    panes = newPanes;
    running = newRunning;
    recent = Watch.NEVER;
  }

  WindowRule rule() {
    return rule;
  }

  /** Whether the raise condition is true at a boundary. */
  boolean raises(long boundary) {
    int boundaries = rule.ofLast().boundaries();
    if (boundaries == 1) {
      return rule.raisesAt(panes, boundary, running);
    }
    if (recent != boundary) {
      look(boundary, boundaries);
    }
    return Long.bitCount(recentRaises) >= rule.ofLast().needed();
  }

  private void look(long boundary, int boundaries) {
    if (recent != Watch.NEVER && rule.next(recent) == boundary) {
      recentRaises = (recentRaises << 1) & (-1L >>> (Long.SIZE - boundaries));
      recentRaises |= bit(boundary);
    } else {
      recentRaises = 0;
      long at = boundary;
      for (int i = 0; i < boundaries; i++) {
        recentRaises |= bit(at) << i;
        at = rule.before(at);
      }
    }
    recent = boundary;
  }

  private long bit(long boundary) {
    return rule.raisesAt(panes, boundary, running) ? 1 : 0;
  }

  /** Whether the raise condition is true, and the window is not empty: there it may open. */
  boolean opens(long boundary) {
    return raises(boundary)
        && (rule.ofLast().boundaries() == 1 || !rule.isEmptyAt(panes, boundary));
  }

  /** What stands at a boundary. */
  Look at(long boundary) {
    if (rule.ofLast().boundaries() == 1) {
      return rule.look(panes, boundary, running);
    }
    Look look = rule.lookBeside(panes, boundary, running);
    if (raises(boundary)) {
      return look.isEmpty() ? Look.EMPTY_RAISE : Look.RAISE;
    }
    return look;
  }

  /** The first boundary from one on whose window is not empty, or {@link Panes#NEVER}. */
  long firstFilled(long boundary) {
    long pane =
        boundary == Watch.NEVER
            ? panes.oldest(rule.plan())
            : panes.beginFrom(boundary - rule.over(), rule.plan());
    return pane == Panes.NEVER ? Panes.NEVER : Math.max(boundary, rule.after(pane));
  }

  /**
   * The first boundary after the newest event, or the last that is judged; {@link Watch#NEVER}
   * without events.
   */
  long front() {
    return panes.isEmpty()
        ? Watch.NEVER
        : Math.min(rule.after(panes.newest(rule.plan())), rule.last());
  }

  /** The last boundary whose window holds the newest event; there must be one. */
  long lastFilled() {
    return rule.lastWith(panes.newest(rule.plan()));
  }

  /** The last boundary at or before the newest event, {@link Watch#NEVER} without events. */
  long newest() {
    return panes.isEmpty() ? Watch.NEVER : rule.judgedUpTo(panes.newest(rule.plan()));
  }

  /** Where the last placed event of a window is. */
  Site site(long boundary) {
    return panes.site(boundary - rule.over(), boundary, rule.plan());
  }

  /** The events of [from, to). */
  Findings findings(long from, long to) {
    return panes.findings(from, to, rule.plan());
  }

  /** Adds the events of [from, to) to what is counted of an open episode. */
  void count(long from, long to, Opened into) {
    into.total += panes.count(from, to, rule.plan());
    panes.showFirst(from, to, rule.plan(), into.shown);
    into.isDegraded |= panes.isDegradedFrom(from);
  }
}
