package urbanbrain.flow.meter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import urbanbrain.rule.bound.Bound;

/**
 * What one task counts by rule. A rule that is told again, as when another one has changed, goes on
 * with the numbers that it has: Flink's metrics cannot be taken away.
 */
public final class RuleMeters {

  private static final double NANOS = 1e9;

  private final MetricGroup group;
  private final Map<String, Counter> counters = new HashMap<>();

  /** Counts in an operator's group. */
  public RuleMeters(MetricGroup group) {
    this.group = group;
  }

  /** The group of a rule: reporters make the label {@code rule} of it. */
  static MetricGroup of(MetricGroup group, String rule) {
    return group.addGroup("rule", rule);
  }

  /**
   * The events that a leg of a rule wants.
   *
   * @param name of the metric
   * @param count reads how many there were; begins at 0
   */
  public void leg(String name, String rule, String leg, LongSupplier count) {
    MetricGroup of = of(group, rule).addGroup("leg", leg);
    running(name + " " + rule + " " + leg, counter -> of.counter(name, counter)).follow(count);
  }

  /**
   * How often rules are judged, and how long that takes: {@code evaluations_total} and {@code
   * evaluation_seconds_total}.
   *
   * @param rules those that are judged together: they share the time evenly
   */
  public void effort(List<String> rules, Effort effort) {
    int share = rules.size();
    for (String rule : rules) {
      MetricGroup of = of(group, rule);
      running("evaluations " + rule, counter -> of.counter("evaluations_total", counter))
          .follow(effort::evaluations);
      running("nanos " + rule, counter -> of.gauge("evaluation_seconds_total", seconds(counter)))
          .follow(() -> effort.nanos() / share);
    }
  }

  private static Gauge<Double> seconds(Counter nanos) {
    return () -> nanos.getCount() / NANOS;
  }

  /** How often a rule has reached a bound: {@code hits_total}. */
  public Counter hits(String rule, Bound bound) {
    return counters.computeIfAbsent(
        "hits " + rule + " " + bound.word(),
        name ->
            of(group, rule)
                .addGroup("bound", bound.word())
                .counter("hits_total", new SimpleCounter()));
  }

  private Running running(String name, Consumer<Running> register) {
    Counter known = counters.get(name);
    if (known instanceof Running running) {
      return running;
    }
    Running fresh = new Running();
    counters.put(name, fresh);
    register.accept(fresh);
    return fresh;
  }
}
