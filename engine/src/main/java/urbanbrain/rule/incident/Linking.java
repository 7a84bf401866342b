package urbanbrain.rule.incident;

import java.util.List;
import java.util.Optional;
import urbanbrain.rule.Form;

/**
 * How the matches of a rule are linked to incidents.
 *
 * @param gap how far apart they may be, in milliseconds
 * @param near how far apart they may be, in metres; NaN where place does not matter
 * @param key the fields whose values are their key; null where they have none
 */
record Linking(long gap, double near, List<String> key) {

  /** What {@code same_if} says, and for what it leaves out what the form says. */
  static Linking of(Form form, Optional<Long> gap, Optional<Double> near) {
    if (form instanceof Form.All all) {
      long side = Math.max(all.before(), all.after());
      return new Linking(gap.orElse(side), near.orElse(all.near()), orNull(all.same()));
    }
    if (form instanceof Form.Sequence steps) {
      return new Linking(gap.orElse(steps.to()), near.orElse(steps.near()), orNull(steps.same()));
    }
    List<String> key = form.isSignal() ? form.keyFields() : null;
    return new Linking(gap.orElse(0L), near.orElse(Double.NaN), key);
  }

  private static List<String> orNull(List<String> same) {
    return same.isEmpty() ? null : same;
  }

  /** Whether matches of the same key are linked. */
  boolean sameKey() {
    return key != null;
  }

  /** Whether matches can be linked at all. */
  boolean links() {
    return sameKey() || !Double.isNaN(near);
  }
}
