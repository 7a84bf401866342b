package urbanbrain.chain;

import java.util.List;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;

/** The class of a form: as strong as its weakest leg. */
final class Classes {

  private Classes() {}

  /** The class of a form whose signals these rules give. */
  static RuleClass of(Form form, List<Rule> signals) {
    if (form instanceof Form.Window window) {
      boolean isMonotone = ((Words.Holds) window.raise()).isMonotone();
      return isMonotone ? of(window.of(), signals) : RuleClass.N;
    }
    if (form instanceof Form.State) {
      return RuleClass.N;
    }
    if (form instanceof Form.Silent silent) {
      return of(silent.of(), signals) == RuleClass.M ? RuleClass.A : RuleClass.N;
    }
    RuleClass weakest = RuleClass.M;
    for (Leg leg : form.legs()) {
      RuleClass one = of(leg, signals);
      weakest = weaker(weakest, isAbsent(form, leg) ? negated(one) : one);
    }
    return weakest;
  }

  private static RuleClass of(Leg leg, List<Rule> signals) {
    if (!leg.isSignal()) {
      boolean isRevised = leg.stream().kind() == StreamType.Kind.REVISED;
      return isRevised ? RuleClass.N : RuleClass.M;
    }
    return signals.stream()
        .filter(r -> r.name().equals(leg.signal()))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static boolean isAbsent(Form form, Leg leg) {
    List<Leg> absent =
        form instanceof Form.All all
            ? all.absent()
            : form instanceof Form.Sequence sequence ? sequence.absent() : List.of();
    return absent.stream().anyMatch(a -> a.name().equals(leg.name()));
  }

  private static RuleClass negated(RuleClass verdict) {
    return verdict == RuleClass.M ? RuleClass.A : RuleClass.N;
  }

  private static RuleClass weaker(RuleClass a, RuleClass b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
