package urbanbrain.flow.strain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.OutputTag;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.Strain;

/**
 * Counts how often rules reach bounds, in one task: as the metric {@code hits_total} of a rule and
 * a bound, as the accumulator {@code bound_hit} of all and {@code bound_hit.RULE.BOUND} of each.
 * Tells raise of it, of a rule's bound at one key at most once a minute of event time: more would
 * tell nothing.
 */
public final class Strains {

  /** What raise is told. */
  public static final OutputTag<Strain> TAG =
      new OutputTag<>("strains", StrainCodec.INSTANCE.info());

  /** Of a rule's bound at a key, what is not this far from what was told is not told again. */
  public static final long TELLS_EVERY = 60_000;

  /** Of more keys it is only told that there are some. */
  private static final int MOST_KEYS = 1_000;

  private final RuntimeContext context;
  private final RuleMeters meters;
  private final LongCounter all = new LongCounter();
  private final Map<String, Counted> counted = new HashMap<>();

  /** What one rule did at one bound; forgotten at a restart, when raise is told once more. */
  private static final class Counted {
    private final LongCounter sum = new LongCounter();
    private final Map<String, Told> told = new HashMap<>();
    private Counter metric;

    /** What is to be told raise, or null. */
    Strain news(Strain strain) {
      boolean isNamed =
          strain.key() != null && (told.size() < MOST_KEYS || told.containsKey(strain.key()));
      Strain news = isNamed ? strain : strain.ofAnyKey();
      Told before = told.get(news.key());
      if (before == null) {
        told.put(news.key(), new Told(strain.time(), strain.time()));
        return news;
      }
      if (!before.isNews(strain.time())) {
        return null;
      }
      told.put(news.key(), before.and(strain.time()));
      return news;
    }
  }

  /** From when to when it was told at a key. */
  private record Told(long from, long to) {

    boolean isNews(long time) {
      return time <= from - TELLS_EVERY || time >= to + TELLS_EVERY;
    }

    Told and(long time) {
      return new Told(Math.min(from, time), Math.max(to, time));
    }
  }

  /** Hears that a rule has reached a bound. */
  @FunctionalInterface
  public interface Ear {

    /**
     * A rule has reached a bound.
     *
     * @param from when what was dropped was
     * @param to until when
     */
    void reached(String rule, Bound bound, long from, long to);

    /** The same, where that was a moment. */
    default void reached(String rule, Bound bound, long time) {
      reached(rule, bound, time, time);
    }
  }

  /** Counts for one task. */
  public Strains(RuntimeContext context) {
    this.context = context;
    this.meters = new RuleMeters(context.getMetricGroup());
    context.addAccumulator(Bounds.HIT, all);
  }

  /** These rules may reach these bounds: shows that they have not yet. */
  public void expect(Collection<String> rules, Bound... bounds) {
    for (String rule : rules) {
      for (Bound bound : bounds) {
        meters.hits(rule, bound);
      }
    }
  }

  /** Hears what rules do at a key. */
  public Ear at(RouteKey key, Limits limits, Consumer<Strain> out) {
    return at(() -> key, limits, out);
  }

  /** Hears what rules do at the key that is at hand then. */
  public Ear at(Supplier<RouteKey> key, Limits limits, Consumer<Strain> out) {
    return (rule, bound, from, to) -> {
      Strain strain = new Strain(rule, bound, limits.of(bound), shown(key.get()), from);
      hit(strain, out);
      if (to != from) {
        tell(strain.at(to), out);
      }
    };
  }

  private static String shown(RouteKey key) {
    return key.text().isEmpty() ? null : RouteKey.shown(key.text());
  }

  /** A bound was hit. */
  public void hit(Strain strain, Consumer<Strain> out) {
    all.add(1);
    Counted known = counted(strain);
    known.sum.add(1);
    known.metric.inc();
    tell(strain, out);
  }

  private void tell(Strain strain, Consumer<Strain> out) {
    Strain news = counted(strain).news(strain);
    if (news != null) {
      out.accept(news);
    }
  }

  private Counted counted(Strain strain) {
    String name = Bounds.HIT + "." + strain.rule() + "." + strain.bound().word();
    return counted.computeIfAbsent(name, n -> begin(n, strain));
  }

  private Counted begin(String name, Strain strain) {
    Counted fresh = new Counted();
    context.addAccumulator(name, fresh.sum);
    fresh.metric = meters.hits(strain.rule(), strain.bound());
    return fresh;
  }
}
