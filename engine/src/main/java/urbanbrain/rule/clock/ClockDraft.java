package urbanbrain.rule.clock;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** A clock in the making. */
final class ClockDraft {

  final SortedSet<Integer> sources;
  final SortedSet<String> said = new TreeSet<>();
  final SortedSet<String> counted = new TreeSet<>();
  private final SortedSet<String> changed = new TreeSet<>();
  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private final String name;

  ClockDraft(String name, SortedSet<Integer> sources) {
    this.name = name;
    this.sources = sources;
  }

  String name() {
    return name;
  }

  /** A rule that raises is judged here. */
  void judge(Rule rule) {
    rules.put(rule.name(), rule);
  }

  /** A rule's signal is needed here. */
  void lend(Rule signal) {
    rules.putIfAbsent(signal.name(), signal.lent());
  }

  /** Raise needs what fills a leg, by this clock. */
  void hear(Leg leg, RuleSet all) {
    if (leg.isSignal()) {
      changed.add(leg.signal());
      lend(all.rule(leg.signal()).orElseThrow());
    } else {
      said.add(leg.stream().name());
    }
  }

  ClockedRules finish(RuleSet all) {
    RuleSet judged = new RuleSet(all.streams(), List.copyOf(rules.values()), changed, all.limits());
    return new ClockedRules(name, List.copyOf(sources), judged, said, changed, counted);
  }
}
