package urbanbrain.rule.bound;

import java.util.Locale;
import urbanbrain.rule.Bounds;

/**
 * What the engine holds no more than so many of. Where one is reached something is dropped, which
 * is counted, told by a System message and marked on what it belonged to; nothing fails.
 */
public enum Bound {
  /** Events of one feed that a key holds for joins. */
  EVENTS(Bounds.EVENTS_PER_FEED, "events of a leg at one key"),
  /** Anchors of one rule that a key holds for joins. */
  ANCHORS(Bounds.ANCHORS_PER_RULE, "matches in the making at one key"),
  /** Episodes of one signal that a key holds for joins. */
  EPISODES(Bounds.EPISODES_PER_SIGNAL, "episodes of a signal at one key"),
  /** Panes with events that are not settled, of one key. */
  PANES(Bounds.PANES_AHEAD, "panes of a key that are not settled"),
  /** Different values of a pane. */
  DIFFERENT(Bounds.DIFFERENT, "different values in a pane"),
  /** Events of a pane that can still be taken out. */
  RETRACTABLE(Bounds.RETRACTABLE, "events in a pane that can still be corrected"),
  /** Provisional episodes of one key. */
  PROVISIONAL(Bounds.PROVISIONAL, "provisional episodes of a key"),
  /** Events of a key of a state rule that are not settled. */
  VALUES(Bounds.VALUES_AHEAD, "values of a key that are not settled"),
  /** Events of a key of a silent rule that are not settled. */
  SILENT(Bounds.SILENT_AHEAD, "events of a key that are not settled"),
  /** Matches of one rule whose incidents are not over. */
  MATCHES(Bounds.MATCHES_PER_RULE, "matches of incidents that are not over");

  private final int most;
  private final String what;

  Bound(int most, String what) {
    this.most = most;
    this.what = what;
  }

  /** How many at most. */
  public int most() {
    return most;
  }

  /** What it is a number of, for people. */
  public String what() {
    return what;
  }

  /** What people can do about it. */
  public String advice() {
    return switch (this) {
      case EVENTS, ANCHORS, EPISODES ->
          "narrow its legs by `where`, its `within` or `near`, or give it `same`";
      case PANES, VALUES, SILENT -> "narrow its `where`, its key or the lateness of its source";
      case DIFFERENT -> "narrow its `where`, or count what has fewer values";
      case RETRACTABLE, PROVISIONAL -> "narrow its `where`, or let it wait: `fire: when_final`";
      case MATCHES -> "narrow its legs by `where`, or the `gap` of its incidents";
    };
  }

  /** Its name in counters and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number and what it is of. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d %s", most, what);
  }
}
