package urbanbrain.window;

import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;

/**
 * What the judgement of one window rule needs to know of it, worked out once. All times in
 * milliseconds since the epoch, all spans in milliseconds.
 */
public final class WindowRule {

  private final Rule rule;
  private final Form.Window form;
  private final boolean isSignal;
  private final Panes.Plan plan;
  private final View view;

  WindowRule(Rule rule, boolean isSignal, Panes.Plan plan) {
    this.rule = rule;
    this.form = (Form.Window) rule.when();
    this.isSignal = isSignal;
    this.plan = plan;
    this.view =
        new View(form.lanes().stream().map(plan.layout()::place).toArray(Layout.Place[]::new));
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

  Panes.Plan plan() {
    return plan;
  }

  long every() {
    return form.every();
  }

  long over() {
    return form.over();
  }

  long hold() {
    return form.hold();
  }

  /** How far apart the first and the last boundary are at which raise must have been true. */
  long holdSpan() {
    return whole(form.hold());
  }

  /** How far apart the first and the last boundary are at which clear must have been true. */
  long keepSpan() {
    return whole(form.keep());
  }

  /** How far apart the first and the last boundary are at which the window must have been empty. */
  long emptySpan() {
    return whole(Math.max(form.every(), form.keep()));
  }

  private long whole(long span) {
    return span - span % form.every();
  }

  /** The last boundary at or before a time. */
  long upTo(long time) {
    return time - Math.floorMod(time, form.every());
  }

  /** The first boundary after a time: the first whose window can hold an event of that time. */
  long after(long time) {
    return upTo(time) + form.every();
  }

  /** The last boundary whose window can hold an event of that time. */
  long lastWith(long time) {
    return upTo(time + form.over());
  }

  /** The time from which on events matter once all boundaries up to the watermark are judged. */
  long needsFrom(long watermark) {
    return after(watermark) - span();
  }

  /** The watermark at which events before a time matter no more. */
  long doneWith(long time) {
    return upTo(time + span() - 1);
  }

  /** How far before a boundary events matter: where windows leave gaps, they are evidence still. */
  private long span() {
    return Math.max(form.hold() + form.over(), form.every());
  }

  /** Looks at the window of a boundary. */
  Look look(Panes panes, long boundary) {
    panes.show(boundary - form.over(), boundary, plan, view);
    if (view.isEmpty()) {
      return form.clear() == null || form.clear().of(view) ? Look.EMPTY_CLEAR : Look.EMPTY;
    }
    if (form.raise().of(view)) {
      return Look.RAISE;
    }
    return form.clear() == null || form.clear().of(view) ? Look.CLEAR : Look.NEITHER;
  }

  /** Whether raise is true at a boundary. */
  boolean raisesAt(Panes panes, long boundary) {
    panes.show(boundary - form.over(), boundary, plan, view);
    return !view.isEmpty() && form.raise().of(view);
  }

  /** What stands at one boundary. */
  enum Look {
    RAISE,
    NEITHER,
    CLEAR,
    EMPTY,
    EMPTY_CLEAR;

    boolean isClear() {
      return this == CLEAR || this == EMPTY_CLEAR;
    }

    boolean isEmpty() {
      return this == EMPTY || this == EMPTY_CLEAR;
    }
  }
}
