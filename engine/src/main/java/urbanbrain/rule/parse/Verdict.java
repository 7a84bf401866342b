package urbanbrain.rule.parse;

import java.util.List;
import java.util.Optional;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;

/**
 * A form with its class: a rule is as strong as its weakest leg.
 *
 * @param why one sentence
 */
record Verdict(Form form, RuleClass verdict, String why) {

  /** A window is M where no event that is added to it can undo its condition. */
  static Verdict ofWindow(Form.Window window, List<String> undoable) {
    if (undoable.isEmpty()) {
      String asked =
          String.join(
              " and ",
              window.lanes().stream()
                  .map(
                      l -> l.op().name().toLowerCase(java.util.Locale.ROOT) + "(" + l.input() + ")")
                  .toList());
      return new Verdict(
          window,
          RuleClass.M,
          "no later event can undo what it asks of %s: raised on arrival".formatted(asked));
    }
    String asked = String.join(" and ", undoable);
    return new Verdict(
        window,
        RuleClass.N,
        "a late event can undo what it asks of %s: raised when final".formatted(asked));
  }

  /** Events that are there stay there; a signal is as strong as the rule that gives it. */
  static Verdict ofJoin(Form join, List<Rule> signals) {
    Optional<Rule> weakest =
        signals.stream().filter(rule -> rule.verdict() != RuleClass.M).findFirst();
    if (weakest.isPresent()) {
      return new Verdict(
          join,
          RuleClass.N,
          "the signal %s can still be undone by a late event: raised when final"
              .formatted(weakest.get().name()));
    }
    return new Verdict(
        join, RuleClass.M, "no later event can take away what has come: raised on arrival");
  }
}
