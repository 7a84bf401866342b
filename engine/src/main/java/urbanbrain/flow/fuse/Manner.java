package urbanbrain.flow.fuse;

import urbanbrain.event.StreamType;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** When a rule says what it has found. */
enum Manner {
  /** As soon as it is so: it stays so. */
  AT_ONCE,
  /** As soon as it seems so; it may be taken back until it is settled. */
  AS_IT_SEEMS,
  /** Once nothing that may still come can change it. */
  WHEN_SETTLED;

  /** How a rule speaks whose match can, or cannot, turn out not to hold. */
  static Manner of(Rule rule, boolean isRevocable) {
    if (!isRevocable) {
      return AT_ONCE;
    }
    return rule.isProvisional() ? AS_IT_SEEMS : WHEN_SETTLED;
  }

  /** Whether events of some leg may be taken back. */
  static boolean hasRevised(Rule rule) {
    return rule.when().legs().stream().anyMatch(Manner::isRevised);
  }

  private static boolean isRevised(Leg leg) {
    return !leg.isSignal() && leg.stream().kind() == StreamType.Kind.REVISED;
  }
}
