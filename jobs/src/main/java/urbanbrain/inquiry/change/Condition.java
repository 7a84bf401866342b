package urbanbrain.inquiry.change;

/**
 * One part of a condition that has to hold: what stands between two {@code &&}.
 *
 * @param rule the name of the rule in whose text it stands
 * @param leg the leg of whose events it is asked; of a window the leg that is aggregated
 * @param word where it stands: {@code where}, {@code raise}, {@code is}
 * @param text as it is written
 * @param from where it begins among the characters of the rule's text, {@code to} where it ends
 */
public record Condition(String rule, String leg, String word, String text, int from, int to) {

  /** The edit with which it always holds. */
  public Edit dropped() {
    return new Edit(rule, from, to, "true");
  }

  /** Whether a number stands in it. */
  public boolean holds(Dial dial) {
    return rule.equals(dial.rule()) && from <= dial.from() && dial.to() <= to;
  }
}
