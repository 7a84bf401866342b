package urbanbrain.rule.test;

import java.util.List;

/**
 * The test of one rule.
 *
 * @param rule the rule's name
 * @param file where the test stands
 */
public record RuleTest(String rule, String file, List<Case> cases) {

  public RuleTest {
    cases = List.copyOf(cases);
  }
}
