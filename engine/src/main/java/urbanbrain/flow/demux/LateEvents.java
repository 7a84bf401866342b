package urbanbrain.flow.demux;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.event.Event;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.meter.RuleMeters;

/**
 * Counts by rule the events that came too late for it, and gives nothing. Where rules change it
 * hears of them on another way than the events, so about then the count is about right.
 */
public final class LateEvents extends ProcessFunction<Event, Void> implements KnowsRules {

  private final Editing editing;
  private transient RuleIndex index;
  private transient RuleMeters meters;

  /** Judges by what these rules want, by whichever clock. */
  LateEvents(Editing editing) {
    this.editing = editing;
  }

  /**
   * Counts these, in one task, as what is late is little.
   *
   * @param late they, and notices of how the rules change
   */
  public static void on(DataStream<Event> late, Editing rules) {
    late.process(new LateEvents(rules), Types.VOID)
        .name("demux.LateEvents")
        .uid("demux.LateEvents")
        .setParallelism(1);
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    meters = new RuleMeters(getRuntimeContext().getMetricGroup());
    index();
  }

  private void index() {
    index = new RuleIndex(editing.all());
    meters.anew();
    index.meter("late_total", meters);
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Void> out) {
    if (Notice.is(event)) {
      if (editing.take(Notice.of(event))) {
        index();
      }
      return;
    }
    StreamRoutes routes = index.routes(event);
    if (routes != null) {
      var unused = routes.judge(event);
    }
  }
}
