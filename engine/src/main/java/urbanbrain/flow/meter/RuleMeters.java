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
import urbanbrain.rule.tenure.Tenure;

/**
 * What one task counts by rule, as people call it: the versions of a rule count together. Where
 * rules have changed they are told {@link #anew}, and go on with the numbers that they have; a rule
 * that has been taken out keeps its own, as Flink's metrics cannot be taken away.
 */
public final class RuleMeters {

  private static final double NANOS = 1e9;

  private final MetricGroup group;
  private final Map<String, Counter> counters = new HashMap<>();

  /** Counts in an operator's group. */
  public RuleMeters(MetricGroup group) {
    this.group = group;
  }

  /** The group of a rule by its title: reporters make the label {@code rule} of it. */
  static MetricGroup of(MetricGroup group, String title) {
    return group.addGroup("rule", title);
  }

  /** All rules are about to be told again: what counted them counts no more. */
  public void anew() {
    for (Counter counter : counters.values()) {
      if (counter instanceof Running running) {
        running.keep();
      }
    }
  }

  /**
   * The events that a leg of a rule wants; added up where it is told of several times.
   *
   * @param name of the metric
   * @param count reads how many there were; begins at 0
   */
  public void leg(String name, String rule, String leg, LongSupplier count) {
    String title = Tenure.title(rule);
    running(
            name + " " + title + " " + leg,
            counter -> of(group, title).addGroup("leg", leg).counter(name, counter))
        .add(count);
  }

  /**
   * How often rules are judged, and how long that takes: {@code evaluations_total} and {@code
   * evaluation_seconds_total}.
   *
   * @param rules those that are judged together: they share the time evenly
   */
  public void effort(List<String> rules, Effort effort) {
    List<String> titles = rules.stream().map(Tenure::title).distinct().toList();
    int share = titles.size();
    for (String title : titles) {
      MetricGroup of = of(group, title);
      running("evaluations " + title, counter -> of.counter("evaluations_total", counter))
          .add(effort::evaluations);
      running("nanos " + title, counter -> of.gauge("evaluation_seconds_total", seconds(counter)))
          .add(() -> effort.nanos() / share);
    }
  }

  private static Gauge<Double> seconds(Counter nanos) {
    return () -> nanos.getCount() / NANOS;
  }

  /** How often a rule has reached a bound: {@code hits_total}. */
  public Counter hits(String rule, Bound bound) {
    String title = Tenure.title(rule);
    return counters.computeIfAbsent(
        "hits " + title + " " + bound.word(),
        name ->
            of(group, title)
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
