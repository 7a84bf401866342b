package urbanbrain.window;

import java.util.stream.LongStream;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.window.pane.Boundaries;
import urbanbrain.window.pane.Layout;
import urbanbrain.window.pane.Panes;
import urbanbrain.window.pane.Running;
import urbanbrain.window.pane.View;

/**
 * What the judgement of one window rule needs to know of it, worked out once. All times in
 * milliseconds since the epoch, all spans in milliseconds. Not to be shared between threads.
 */
public final class WindowRule {

  private static final long DAY = 86_400_000;

  private final Rule rule;
  private final Form.Window form;
  private final boolean isSignal;
  private final Panes.Plan plan;
  private final View view;
  private final Boundaries boundaries;
  private final boolean isFixed;
  private final long every;
  private final Tenure tenure;

  /** The first and the last boundary that are judged, all being so where the rule always counts. */
  private final long first;

  private final long last;

  WindowRule(Rule rule, boolean isSignal, Panes.Plan plan) {
    this.rule = rule;
    this.form = (Form.Window) rule.when();
    this.isSignal = isSignal;
    this.plan = plan;
    this.view =
        new View(form.lanes().stream().map(plan.layout()::place).toArray(Layout.Place[]::new));
    this.boundaries = new Boundaries(form.period());
    this.isFixed = form.period().isFixed();
    this.every = form.every();
    this.tenure = rule.tenure();
    this.first =
        tenure.warm() == Tenure.BEGINNING ? Watch.NEVER : boundaries.after(tenure.warm() - 1);
    this.last =
        tenure.heard() == Tenure.FOREVER ? Long.MAX_VALUE : boundaries.upTo(tenure.heard() - 1);
  }

  /** The rule itself. */
  public Rule rule() {
    return rule;
  }

  /** Whether its episodes fill legs of other rules. */
  public boolean isSignal() {
    return isSignal;
  }

  /** Whether it is judged ahead of the watermark, as no later event can undo its raise. */
  boolean isMonotone() {
    return rule.verdict() == RuleClass.M;
  }

  /** Whether it is told before it is final what its matches seem to be. */
  boolean isProvisional() {
    return rule.isProvisional() && rule.raises();
  }

  /** Whether it is judged at each boundary by itself, and nothing of it is told ahead. */
  boolean isJudgedLast() {
    return !isMonotone() && !isProvisional() && form.ofLast().boundaries() == 1;
  }

  Panes.Plan plan() {
    return plan;
  }

  long over() {
    return form.over();
  }

  Form.OfLast ofLast() {
    return form.ofLast();
  }

  /** Whether raise must stay true for a while, or be true at several boundaries, to open. */
  boolean needsMore() {
    return form.ofLast().needed() != 1 || form.hold() >= (isFixed ? every : 1);
  }

  // Boundaries.

  /** The last boundary at or before a time. */
  long upTo(long time) {
    return boundaries.upTo(time);
  }

  /** The first boundary that is judged; {@link Watch#NEVER} where all are. */
  long first() {
    return first;
  }

  /** The last boundary that is judged; later than all where all are. */
  long last() {
    return last;
  }

  /** What counts as judged before anything is. */
  long beforeFirst() {
    return first == Watch.NEVER ? Watch.NEVER : before(first);
  }

  /** The last boundary that is judged when all events up to a watermark have come. */
  long judgedUpTo(long watermark) {
    return Math.min(upTo(watermark), last);
  }

  /** Whether the rule sees and judges nothing any more. */
  boolean isOver(long watermark) {
    return tenure.isOver(watermark);
  }

  /** When the rule sees and judges nothing any more. */
  long heard() {
    return tenure.heard();
  }

  /** The first boundary after a time: the first whose window can hold an event of that time. */
  long after(long time) {
    return boundaries.after(time);
  }

  /** The boundary after one, or {@link Watch#NEVER} after none. */
  long next(long boundary) {
    if (isFixed) {
      return boundary + every;
    }
    return boundary == Watch.NEVER ? Watch.NEVER : boundaries.after(boundary);
  }

  /** The boundary before one. */
  long before(long boundary) {
    return isFixed ? boundary - every : boundaries.before(boundary);
  }

  private long back(long boundary, int steps) {
    return isFixed
        ? boundary - steps * every
        : LongStream.iterate(boundary, boundaries::before).skip(steps).findFirst().orElseThrow();
  }

  private long forth(long boundary, int steps) {
    return isFixed
        ? boundary + steps * every
        : LongStream.iterate(boundary, boundaries::after).skip(steps).findFirst().orElseThrow();
  }

  /** The first boundary at which raise must have been true to open at this one. */
  long holdsFrom(long boundary) {
    return firstWithin(form.hold(), boundary);
  }

  /** The first boundary at which clear must have been true to close at this one. */
  long keepsFrom(long boundary) {
    return firstWithin(form.keep(), boundary);
  }

  /** The first boundary at which the window must have been empty to close at this one. */
  long emptyFrom(long boundary) {
    return Math.min(before(boundary), keepsFrom(boundary));
  }

  private long firstWithin(long span, long boundary) {
    return span == 0 ? boundary : boundaries.after(boundary - span - 1);
  }

  /** The last boundary up to which an episode cannot close that is not clear at this one. */
  long sureFrom(long boundary) {
    return boundaries.upTo(boundary + form.keep());
  }

  /** A time at or before the boundary that makes an episode sure to last until this one. */
  long surenessOf(long sure) {
    return sure - form.keep();
  }

  /** The last boundary whose window can hold an event of that time. */
  long lastWith(long time) {
    return boundaries.upTo(time + form.over());
  }

  /** The last boundary at which an episode can open or not for an event of that time. */
  long lastTouched(long time) {
    long last = forth(lastWith(time), form.ofLast().boundaries() - 1);
    return boundaries.upTo(last + form.hold());
  }

  // What is needed.

  /** Where the events begin that an episode rests on that opens here. */
  long evidenceFrom(long opening) {
    return back(opening, form.ofLast().boundaries() - 1) - form.hold() - form.over();
  }

  /**
   * The time from which on events matter once all boundaries up to the watermark are judged: where
   * windows leave gaps, what is between is evidence still. {@link Watch#ALL_PASSED} where none do.
   */
  long needsFrom(long watermark) {
    if (isOver(watermark)) {
      return Watch.ALL_PASSED;
    }
    return needsFromAlways(watermark);
  }

  private long needsFromAlways(long watermark) {
    long boundary = after(watermark);
    long from = Math.min(evidenceFrom(boundary), before(boundary));
    // A span of days may be some hours longer or shorter where the clocks change.
    return isFixed ? from : from - DAY;
  }

  /** The watermark at which events before a time matter no more. */
  long doneWith(long time) {
    return Math.min(heard(), doneWithAlways(time));
  }

  private long doneWithAlways(long time) {
    long span = after(time) - Math.min(evidenceFrom(after(time)), before(after(time)));
    if (isFixed) {
      return upTo(time + span - 1);
    }
    long watermark = upTo(time + span - 3 * DAY);
    while (needsFromAlways(watermark) < time) {
      watermark = next(watermark);
    }
    return watermark;
  }

  // Windows.

  /** Whether raise is true of the window of a boundary, which is not empty then. */
  boolean raisesAt(Panes panes, long boundary, Running running) {
    panes.show(boundary - form.over(), boundary, plan, view, running);
    return !view.isEmpty() && form.raise().of(view);
  }

  /** Whether the window of a boundary is empty. */
  boolean isEmptyAt(Panes panes, long boundary) {
    panes.show(boundary - form.over(), boundary, plan, view);
    return view.isEmpty();
  }

  /** What stands at a boundary that is judged by itself. */
  Look look(Panes panes, long boundary, Running running) {
    panes.show(boundary - form.over(), boundary, plan, view, running);
    return !view.isEmpty() && form.raise().of(view) ? Look.RAISE : beside();
  }

  /** What stands at a boundary, whatever raise is there. */
  Look lookBeside(Panes panes, long boundary, Running running) {
    panes.show(boundary - form.over(), boundary, plan, view, running);
    return beside();
  }

  private Look beside() {
    boolean isClear = form.clear() == null || form.clear().of(view);
    if (view.isEmpty()) {
      return isClear ? Look.EMPTY_CLEAR : Look.EMPTY;
    }
    return isClear ? Look.CLEAR : Look.NEITHER;
  }

  /** What stands at one boundary. */
  enum Look {
    RAISE,
    EMPTY_RAISE,
    NEITHER,
    CLEAR,
    EMPTY,
    EMPTY_CLEAR;

    boolean isClear() {
      return this == CLEAR || this == EMPTY_CLEAR;
    }

    boolean isEmpty() {
      return this == EMPTY || this == EMPTY_CLEAR || this == EMPTY_RAISE;
    }
  }
}
