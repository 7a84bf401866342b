package urbanbrain.flow.demux;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.event.Event;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.RuleSet;

/** Counts by rule the events that came too late for it, and gives nothing. */
public final class LateEvents extends ProcessFunction<Event, Void> {

  private final RuleSet rules;
  private transient RuleIndex index;

  /** Judges by what these rules want. */
  public LateEvents(RuleSet rules) {
    this.rules = rules;
  }

  @Override
  public void open(OpenContext context) {
    index = new RuleIndex(rules);
    index.meter("late_total", new RuleMeters(getRuntimeContext().getMetricGroup()));
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Void> out) {
    StreamRoutes routes = index.routes(event);
    if (routes != null) {
      var unused = routes.judge(event);
    }
  }
}
