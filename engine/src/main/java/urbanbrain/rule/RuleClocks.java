package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A city's rules by the clocks that settle them.
 *
 * @param all every rule of the city
 * @param clocks at least one
 * @param operations the clock, by its place in {@code clocks}, of what raise itself hears beside
 *     matches: operators' words, and the legs of {@code quiet}
 */
public record RuleClocks(RuleSet all, List<ClockedRules> clocks, int operations)
    implements Serializable {

  public RuleClocks {
    clocks = List.copyOf(clocks);
  }

  /** All rules by one clock. */
  public static RuleClocks single(RuleSet rules) {
    ClockedRules clock =
        new ClockedRules("all", List.of(), rules, new TreeSet<>(), new TreeSet<>());
    return new RuleClocks(rules, List.of(clock), 0);
  }

  /** The clock by which each rule that raises is settled, by the rule's name. */
  public TreeMap<String, Integer> homes() {
    TreeMap<String, Integer> homes = new TreeMap<>();
    for (int clock = 0; clock < clocks.size(); clock++) {
      for (Rule rule : clocks.get(clock).rules().rules()) {
        if (rule.raises()) {
          homes.put(rule.name(), clock);
        }
      }
    }
    return homes;
  }
}
