package urbanbrain.flow.meter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import urbanbrain.event.Event;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Alert;

/**
 * What raise counts by rule: matches, {@code matches_total}; messages by type, {@code
 * alerts_total}, where those about the engine itself are of the type {@code system}; and of first
 * messages how long after the arrival that they were decided by they were let go, {@code
 * delay_seconds}.
 */
public final class AlertMeters {

  private final MetricGroup group;
  private final Map<String, OfRule> rules = new HashMap<>();

  /** Counts in an operator's group. */
  public AlertMeters(MetricGroup group) {
    this.group = group;
  }

  /** Shows these rules, from 0 on where they are new. */
  public void expect(Collection<String> names) {
    names.forEach(this::of);
  }

  /** What is counted of one rule. */
  private static final class OfRule {
    private final Counter matches;
    private final Map<Alert.Type, Counter> alerts = new EnumMap<>(Alert.Type.class);
    private final Counter system;
    private final Recent delay;

    OfRule(MetricGroup of) {
      matches = of.counter("matches_total");
      for (Alert.Type type : Alert.Type.values()) {
        alerts.put(type, alerts(of, type.name().toLowerCase(Locale.ROOT)));
      }
      system = alerts(of, "system");
      delay = of.histogram("delay_seconds", new Recent());
    }

    private static Counter alerts(MetricGroup of, String type) {
      return of.addGroup("type", type).counter("alerts_total");
    }
  }

  /** A match that was not known. */
  public void match(String rule) {
    of(rule).matches.inc();
  }

  /**
   * A message is let go.
   *
   * @param arrival that which decided it, {@link Event#NO_ARRIVAL} where it is no first message or
   *     that is not known
   * @param now the time, like the arrival in milliseconds since the epoch
   */
  public void alert(Alert alert, long arrival, LongSupplier now) {
    OfRule of = of(alert.facts().rule());
    Counter counter = alert.isSystem() ? of.system : of.alerts.get(alert.type());
    counter.inc();
    if (arrival != Event.NO_ARRIVAL) {
      of.delay.update(Math.max(0, now.getAsLong() - arrival));
    }
  }

  /** Versions of a rule count together. */
  private OfRule of(String rule) {
    return rules.computeIfAbsent(
        Tenure.title(rule), title -> new OfRule(RuleMeters.of(group, title)));
  }
}
