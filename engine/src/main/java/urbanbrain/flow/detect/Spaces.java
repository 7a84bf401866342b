package urbanbrain.flow.detect;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** The key spaces of rules that judge keys over time. */
public final class Spaces {

  private Spaces() {}

  /**
   * A plan for each key space in which rules of some form are judged, by the code of the space.
   *
   * @param plan makes it of the rules of one space
   */
  public static <P> Map<Integer, P> plans(
      RuleSet rules, Predicate<Form> form, Function<List<Rule>, P> plan) {
    Map<String, List<Rule>> bySpace = new TreeMap<>();
    for (Rule rule : rules.judged()) {
      if (form.test(rule.when())) {
        bySpace.computeIfAbsent(rule.space(), space -> new ArrayList<>()).add(rule);
      }
    }
    Map<Integer, P> plans = new HashMap<>();
    bySpace.forEach((space, inSpace) -> plans.put(StableHash.code(space), plan.apply(inSpace)));
    checkArgument(plans.size() == bySpace.size(), "two of %s share a code", bySpace.keySet());
    return plans;
  }
}
