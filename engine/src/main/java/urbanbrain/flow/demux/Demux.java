package urbanbrain.flow.demux;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.RuleSet;

/**
 * Gives each event to every key at which some rule wants it: to windows in the main output, to the
 * other forms in side outputs. An event that no rule wants ends here. A withdrawal goes where its
 * event went.
 */
public final class Demux extends ProcessFunction<Event, Routed>
    implements ResultTypeQueryable<Routed> {

  /** Events for the joins. */
  public static final OutputTag<Routed> TO_FUSE =
      new OutputTag<>("to-fuse", new RoutedCodec().info());

  /** Events for the rules about the last value of a key. */
  public static final OutputTag<Routed> TO_STATE =
      new OutputTag<>("to-state", new RoutedCodec().info());

  /** Events for the rules about keys that are heard no more. */
  public static final OutputTag<Routed> TO_SILENCE =
      new OutputTag<>("to-silence", new RoutedCodec().info());

  private final RuleSet rules;
  private transient RuleIndex index;

  /** Routes by what these rules want. */
  public Demux(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    index = new RuleIndex(rules);
    index.meter("events_total", new RuleMeters(getRuntimeContext().getMetricGroup()));
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Routed> out) {
    StreamRoutes routes = index.routes(event);
    if (routes != null && routes.judge(event)) {
      routes.toDetect(event, out::collect);
      routes.toState(event, routed -> ctx.output(TO_STATE, routed));
      routes.toSilence(event, routed -> ctx.output(TO_SILENCE, routed));
      routes.toFuse(event, routed -> ctx.output(TO_FUSE, routed));
    }
  }

  @Override
  public TypeInformation<Routed> getProducedType() {
    return new RoutedCodec().info();
  }
}
