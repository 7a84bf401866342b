package urbanbrain.rule.edition;

import static com.google.common.math.LongMath.saturatedAdd;

import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;

/** How a version of a rule begins that comes into a running city. */
final class Beginning {

  /** By how much the days of a calendar period may be longer than usual, in all. */
  private static final long LONGER_DAYS = 2 * 3_600_000L;

  private Beginning() {}

  /**
   * From when on a version judges: it must have seen all that a verdict looks back at. Of a state
   * and of silence nothing is known until the key is heard.
   *
   * @param from no event before this is seen by it
   * @param signalsWarm from when on all signals of its legs are judged, at least {@code from}
   */
  static long warm(Rule rule, long from, long signalsWarm) {
    Form when = rule.when();
    if (when instanceof Form.All all) {
      return saturatedAdd(signalsWarm, all.before());
    }
    if (when instanceof Form.Window window) {
      long lately = (window.ofLast().boundaries() - 1) * window.every();
      long longer = window.period().isFixed() ? 0 : LONGER_DAYS;
      return saturatedAdd(from, window.over() + lately + longer);
    }
    // A sequence looks ahead only, but what a signal's start is must be known.
    return when instanceof Form.Sequence ? signalsWarm : from;
  }

  /** Whether what keeps a rule's incidents quiet is what kept those of the version before quiet. */
  static boolean isKeptQuietAs(Rule before, Rule rule) {
    IncidentSpec.Quiet quiet = rule.incident().quiet();
    IncidentSpec.Quiet last = before.incident().quiet();
    return quiet != null
        && last != null
        && !quiet.leg().isSignal()
        && !last.leg().isSignal()
        && quiet.leg().stream().name().equals(last.leg().stream().name())
        && quiet.leg().whereText().equals(last.leg().whereText())
        && rule.keyFields().equals(before.keyFields());
  }
}
