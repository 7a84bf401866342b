package urbanbrain.flow.strain;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.OutputTag;
import urbanbrain.rule.Bounds;
import urbanbrain.verdict.Strain;

/**
 * Counts how often rules reach bounds, in one task: as the metric {@code rule.NAME.bound_hit}, as
 * the accumulator {@code bound_hit} of all and {@code bound_hit.RULE.BOUND} of each. Tells raise of
 * it, of a rule's bound at most once a minute of event time: more would tell nothing more.
 */
public final class Strains {

  /** What raise is told. */
  public static final OutputTag<Strain> TAG =
      new OutputTag<>("strains", StrainCodec.INSTANCE.info());

  private static final long MINUTE = 60_000;

  private final RuntimeContext context;
  private final LongCounter all = new LongCounter();
  private final Map<String, Counted> counted = new HashMap<>();

  /** What one rule did at one bound; forgotten at a restart, when raise is told once more. */
  private static final class Counted {
    private final LongCounter sum = new LongCounter();
    private Counter metric;
    private long told;
  }

  /** Counts for one task. */
  public Strains(RuntimeContext context) {
    this.context = context;
    context.addAccumulator(Bounds.HIT, all);
  }

  /** A bound was hit. */
  public void hit(Strain strain, Consumer<Strain> out) {
    all.add(1);
    String name = Bounds.HIT + "." + strain.rule() + "." + strain.bound().word();
    Counted known = counted.get(name);
    boolean isNew = known == null;
    if (isNew) {
      known = begin(name, strain);
      counted.put(name, known);
    }
    known.sum.add(1);
    known.metric.inc();
    if (isNew || strain.time() >= known.told + MINUTE) {
      known.told = strain.time();
      out.accept(strain);
    }
  }

  private Counted begin(String name, Strain strain) {
    Counted fresh = new Counted();
    context.addAccumulator(name, fresh.sum);
    fresh.metric =
        context
            .getMetricGroup()
            .addGroup("rule", strain.rule())
            .addGroup("bound", strain.bound().word())
            .counter(Bounds.HIT);
    return fresh;
  }
}
