package urbanbrain.rule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** Which streams a rule cannot do without. */
final class Needs {

  private final RuleSet rules;

  Needs(RuleSet rules) {
    this.rules = rules;
  }

  /** The streams without which it can never fire in a city that gives these; empty if it can. */
  List<String> missing(Rule rule, Set<String> given) {
    Set<String> missing = new TreeSet<>();
    int there = 0;
    boolean isAnchored = true;
    for (Leg leg : filled(rule.when())) {
      String stream = stream(leg);
      boolean isThere = given.contains(stream);
      there += isThere ? 1 : 0;
      if (!isThere) {
        missing.add(stream);
        isAnchored &=
            !(rule.when() instanceof Form.All all) || !all.anchor().name().equals(leg.name());
      }
    }
    boolean canFire = isAnchored && there >= needed(rule.when());
    return canFire ? List.of() : new ArrayList<>(missing);
  }

  /** The streams of what must be absent that the city does not give: there it always is. */
  List<String> unseen(Rule rule, Set<String> given) {
    Set<String> unseen = new TreeSet<>();
    absent(rule.when()).stream()
        .map(this::stream)
        .filter(stream -> !given.contains(stream))
        .forEach(unseen::add);
    return new ArrayList<>(unseen);
  }

  private static List<Leg> filled(Form form) {
    if (form instanceof Form.All all) {
      return all.filled();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps() : form.legs();
  }

  private static List<Leg> absent(Form form) {
    if (form instanceof Form.All all) {
      return all.absent();
    }
    return form instanceof Form.Sequence sequence ? sequence.absent() : List.of();
  }

  private static int needed(Form form) {
    if (form instanceof Form.All all) {
      return all.atLeast();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps().size() : 1;
  }

  /** The stream that a leg lives on; that of its signal where it is a signal. */
  private String stream(Leg leg) {
    if (!leg.isSignal()) {
      return leg.stream().name();
    }
    Rule signal = rules.rule(leg.signal()).orElseThrow();
    return signal.when().legs().get(0).stream().name();
  }
}
