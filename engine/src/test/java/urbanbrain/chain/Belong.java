package urbanbrain.chain;

import java.util.List;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;

/** What must agree between the legs of a join: a place, a key, or nothing. */
record Belong(double near, List<String> same) {

  /** The key that a form's join compares. */
  static List<String> same(Form form) {
    if (form instanceof Form.All all) {
      return all.same();
    }
    return form instanceof Form.Sequence sequence ? sequence.same() : List.of();
  }

  /** Whether a signal of this rule can be compared so. */
  boolean fits(Rule signal) {
    return same.isEmpty() || same.equals(signal.when().keyFields());
  }
}
