package urbanbrain.harness;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.cel.Truth;
import urbanbrain.event.Field;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Period;

/**
 * Window forms for tests, without rule text. Conditions name lanes in the order of their adding.
 */
public final class Windows {

  private final Leg of;
  private final List<Lane> lanes = new ArrayList<>();
  private List<String> by = List.of();
  private long over;
  private Period period;
  private Form.OfLast ofLast = Form.OfLast.ONE;
  private Truth<Aggregates> raise;
  private Truth<Aggregates> clear;
  private long hold;
  private long keep;

  private Windows(Leg of) {
    this.of = of;
  }

  /** A window of this leg. */
  public static Windows of(Leg leg) {
    return new Windows(leg);
  }

  /** By these fields. */
  public Windows by(String... fields) {
    by = List.of(fields);
    return this;
  }

  /** Its length and the distance of its boundaries, in milliseconds. */
  public Windows over(long newOver, long newEvery) {
    return over(newOver, new Period.Fixed(newEvery));
  }

  /** Its length in milliseconds, and its boundaries. */
  public Windows over(long newOver, Period newPeriod) {
    over = newOver;
    period = newPeriod;
    return this;
  }

  /** A percentile of a field. */
  public Windows percentile(String field, double percent) {
    Field input = of.stream().field(field).orElseThrow();
    String text = of.name() + "." + field;
    lanes.add(new Lane(Lane.Op.PERCENTILE, text, percent, e -> e.number(input), null));
    return this;
  }

  /** At how many of so many boundaries raise must have been true. */
  public Windows ofLast(int needed, int boundaries) {
    ofLast = new Form.OfLast(needed, boundaries);
    return this;
  }

  /** Aggregates; the field is not read by COUNT. */
  public Windows lane(Lane.Op op, String field) {
    if (op == Lane.Op.COUNT) {
      lanes.add(new Lane(op, "", null, null));
      return this;
    }
    Field input = of.stream().field(field).orElseThrow();
    String text = of.name() + "." + field;
    lanes.add(
        input.isText()
            ? new Lane(op, text, null, e -> e.text(input))
            : new Lane(op, text, e -> e.number(input), null));
    return this;
  }

  /** The condition to open. */
  public Windows raise(Truth<Aggregates> condition) {
    raise = condition;
    return this;
  }

  /** The condition to close; without it, not raise. */
  public Windows clear(Truth<Aggregates> condition) {
    clear = condition;
    return this;
  }

  /** How long raise must have been true, in milliseconds. */
  public Windows hold(long newHold) {
    hold = newHold;
    return this;
  }

  /** How long clear must have been true, in milliseconds. */
  public Windows keep(long newKeep) {
    keep = newKeep;
    return this;
  }

  /** The form. */
  public Form.Window form() {
    return new Form.Window(of, by, over, period, lanes, raise, ofLast, clear, hold, keep);
  }
}
