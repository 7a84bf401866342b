package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import urbanbrain.event.Event;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.rule.edition.Edition;
import urbanbrain.rule.edition.Timeline;

/** Random changes of the rules of a try, at moments among its events. */
final class Edited {

  private final Try made;
  private final Random random;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Map<String, Long> meanings = new TreeMap<>();

  private Edited(Try made, long seed) {
    this.made = made;
    this.random = new Random(seed);
    for (Rule rule : made.rules().rules()) {
      rules.put(rule.name(), rule);
      meanings.put(rule.name(), 0L);
    }
  }

  /** The same events, the rules being changed on the way. */
  static Try of(Try made, long seed) {
    return new Try(Timeline.of(editions(made, seed)), made.texts(), made.events());
  }

  /** The editions of the rules. */
  static List<Edition> editions(Try made, long seed) {
    return new Edited(made, seed).editions();
  }

  private List<Edition> editions() {
    List<Edition> editions = new ArrayList<>();
    editions.add(edition(0, Long.MIN_VALUE));
    long[] times = made.events().stream().mapToLong(Event::time).sorted().toArray();
    long from = Long.MIN_VALUE;
    int changes = 1 + random.nextInt(3);
    for (int i = 1; i <= changes; i++) {
      long moment = times[random.nextInt(times.length)] + random.nextInt(20_000) - 5_000;
      from = i == 1 ? moment : Math.max(from + 1, moment);
      made.rules().rules().forEach(this::change);
      editions.add(edition(i, from));
    }
    return editions;
  }

  private Edition edition(int number, long from) {
    RuleSet there = new RuleSet(made.rules().streams(), List.copyOf(rules.values()));
    return new Edition(number, from, there, meanings);
  }

  /** A rule is left alone, put in other words, changed, taken out, put in again. */
  private void change(Rule rule) {
    int what = random.nextInt(5);
    if (!rule.raises() || what == 0) {
      return;
    }
    Rule now = rules.getOrDefault(rule.name(), rule);
    boolean isNeeded = made.rules().rules().stream().anyMatch(r -> asksFor(r, rule.name()));
    if (what == 1) {
      rules.put(rule.name(), reworded(now));
    } else if (what == 2 && !isNeeded) {
      rules.remove(rule.name());
    } else {
      rules.put(rule.name(), now);
      means(rule.name());
    }
  }

  private void means(String rule) {
    meanings.merge(rule, 1L, Long::sum);
    for (Rule other : made.rules().rules()) {
      if (asksFor(other, rule)) {
        meanings.merge(other.name(), 1L, Long::sum);
      }
    }
  }

  private static boolean asksFor(Rule rule, String signal) {
    return rule.needs().stream().anyMatch(leg -> signal.equals(leg.signal()));
  }

  private Rule reworded(Rule rule) {
    IncidentSpec old = rule.incident();
    List<Severity> all = List.of(Severity.values());
    Severity severity = all.get(random.nextInt(all.size()));
    IncidentSpec incident =
        new IncidentSpec(
            List.of(new IncidentSpec.Graded(severity, null)),
            Map.of("en", "Something else happened"),
            old.gap(),
            old.near(),
            old.sameKey(),
            old.endsWhen(),
            old.quiet(),
            old.explains(),
            old.storm(),
            old.updateEvery());
    return new Rule(
        rule.name(),
        rule.says(),
        rule.status(),
        rule.owner(),
        "%x".formatted(random.nextInt()),
        rule.verdict(),
        rule.why(),
        rule.when(),
        rule.fire(),
        incident,
        rule.file());
  }
}
