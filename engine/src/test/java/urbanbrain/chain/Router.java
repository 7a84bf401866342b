package urbanbrain.chain;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Patch;

/** The two routers, which hold nothing, called as Flink calls them. */
final class Router {

  private final Demux demux;
  private final PatchRouter patches;

  Router(RuleSet rules) {
    demux = new Demux(rules);
    demux.open(DefaultOpenContext.INSTANCE);
    patches = new PatchRouter(rules);
    patches.open(DefaultOpenContext.INSTANCE);
  }

  /** Routes an event, to what each output is read by. */
  void route(Event event, Consumer<Routed> toDetect, Map<String, Consumer<Routed>> sides) {
    demux.processElement(event, new SideOutput(demux, sides), new Main(toDetect));
  }

  /** Routes a patch. */
  void route(Patch patch, Consumer<Routed> toFuse) {
    patches.flatMap(patch, new Main(toFuse));
  }

  private record Main(Consumer<Routed> out) implements Collector<Routed> {
    @Override
    public void collect(Routed routed) {
      out.accept(routed);
    }

    @Override
    public void close() {}
  }

  private static final class SideOutput extends ProcessFunction<Event, Routed>.Context {
    private final Map<String, Consumer<Routed>> sides;

    SideOutput(Demux demux, Map<String, Consumer<Routed>> sides) {
      demux.super();
      this.sides = sides;
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      sides.get(tag.getId()).accept((Routed) value);
    }

    @Override
    public Long timestamp() {
      return null;
    }

    @Override
    public TimerService timerService() {
      return null;
    }
  }
}
