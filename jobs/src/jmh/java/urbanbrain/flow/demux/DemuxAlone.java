package urbanbrain.flow.demux;

import java.util.function.Consumer;
import urbanbrain.event.Event;
import urbanbrain.rule.RuleSet;

/** What {@link Demux} does with an event for the joins, without a job around it. */
public final class DemuxAlone {

  private final RuleIndex index;

  /** Routes by what these rules want. */
  public DemuxAlone(RuleSet rules) {
    index = new RuleIndex(rules);
  }

  /** Gives the feeds that an event fits, once for each key where it is wanted. */
  public void route(Event event, Consumer<int[]> out) {
    StreamRoutes routes = index.routes(event);
    if (routes != null && routes.judge(event)) {
      routes.toFuse(event, routed -> out.accept(routed.feeds()));
    }
  }
}
