package urbanbrain.inquiry.change;

/**
 * Other words in place of some of a rule's text.
 *
 * @param rule the rule's name
 * @param from where they begin among the characters of the text
 * @param to where what they replace ends
 */
public record Edit(String rule, int from, int to, String words) {

  /** Whether another one lies within this one, and so is of no more use. */
  public boolean contains(Edit other) {
    return rule.equals(other.rule) && !equals(other) && from <= other.from && other.to <= to;
  }
}
