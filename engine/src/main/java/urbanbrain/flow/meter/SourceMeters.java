package urbanbrain.flow.meter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import urbanbrain.mapping.Reason;
import urbanbrain.mapping.SourceSpec;

/** What decode counts by source; the parts of a source count together, each has its own clock. */
public final class SourceMeters {

  private static final double MILLIS = 1e3;

  private final MetricGroup group;
  private final List<SourceSpec> parts;
  private final List<OfSource> byPart = new ArrayList<>();

  /** Counts in an operator's group, or, where that is null, for nobody. */
  public SourceMeters(MetricGroup group, List<SourceSpec> parts) {
    this.group = group;
    this.parts = parts;
    Map<String, OfSource> byName = new HashMap<>();
    for (SourceSpec part : parts) {
      byPart.add(byName.computeIfAbsent(part.name(), name -> new OfSource(of(group, name))));
    }
  }

  private static MetricGroup of(MetricGroup group, String source) {
    return group == null ? null : group.addGroup("source", source);
  }

  /** What is counted of one source. */
  public static final class OfSource {
    /** Whatever came. */
    public final Counter records;

    /** In bytes. */
    public final Counter bytes;

    /** What became events that count. */
    public final Counter events;

    /** What the mapping says to ignore. */
    public final Counter ignored;

    /** What came too late to count. */
    public final Counter late;

    private final Map<Reason, Counter> dead = new EnumMap<>(Reason.class);

    OfSource(MetricGroup of) {
      records = counter(of, "records_total");
      bytes = counter(of, "bytes_total");
      events = counter(of, "events_total");
      ignored = counter(of, "ignored_total");
      late = counter(of, "late_total");
      for (Reason reason : Reason.values()) {
        MetricGroup dying = of == null ? null : of.addGroup("reason", reason.code());
        dead.put(reason, counter(dying, "dead_total"));
      }
    }

    private static Counter counter(MetricGroup of, String name) {
      return of == null ? new SimpleCounter() : of.counter(name, new SimpleCounter());
    }

    /** What is no event. */
    public Counter dead(Reason reason) {
      return dead.get(reason);
    }
  }

  /** What is counted of the source that a part belongs to. */
  public OfSource of(int part) {
    return byPart.get(part);
  }

  /** How far the clocks of parts are. */
  public interface Progress {

    /** Event time up to which nothing more of a part counts; {@code NaN} where that is no time. */
    double clock(int part);

    /** Whether a part is silent for so long that its clock goes with the others'. */
    boolean isIdle(int part);
  }

  /**
   * Shows the clocks: how far each is behind the time ({@code clock_lag_seconds}, its lateness
   * among it), the lateness, and whether it is idle.
   *
   * @param now the time, in milliseconds since the epoch
   */
  public void show(Progress clocks, LongSupplier now) {
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      double lateness = parts.get(part).lateness() / MILLIS;
      MetricGroup of = of(group, parts.get(part).name()).addGroup("part", parts.get(part).file());
      gauge(of, "clock_lag_seconds", () -> (now.getAsLong() - clocks.clock(part)) / MILLIS);
      gauge(of, "lateness_seconds", () -> lateness);
      gauge(of, "idle", () -> clocks.isIdle(part) ? 1 : 0);
    }
  }

  private static void gauge(MetricGroup of, String name, DoubleSupplier value) {
    of.gauge(name, (Gauge<Double>) value::getAsDouble);
  }
}
