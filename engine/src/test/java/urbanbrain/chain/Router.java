package urbanbrain.chain;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.Demux;
import urbanbrain.flow.demux.PatchRouter;
import urbanbrain.flow.local.LocalOutput;
import urbanbrain.flow.local.LocalProcess;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Patch;

/** The two routers, which hold nothing, in the test's own thread. */
final class Router {

  private final LocalProcess<Event, Routed> demux;
  private final PatchRouter patches;
  private Consumer<Routed> toDetect;
  private Map<String, Consumer<Routed>> sides;

  Router(RuleSet rules) {
    LocalOutput<Routed> out = new LocalOutput<>(routed -> toDetect.accept(routed));
    demux =
        new LocalProcess<>(
            new Demux(rules),
            out.side(Demux.TO_STATE, routed -> side(Demux.TO_STATE, routed))
                .side(Demux.TO_SILENCE, routed -> side(Demux.TO_SILENCE, routed))
                .side(Demux.TO_FUSE, routed -> side(Demux.TO_FUSE, routed)));
    patches = new PatchRouter(rules);
    patches.open(DefaultOpenContext.INSTANCE);
  }

  private void side(OutputTag<Routed> tag, Routed routed) {
    sides.get(tag.getId()).accept(routed);
  }

  /** Routes an event, to what each output is read by. */
  void route(Event event, Consumer<Routed> main, Map<String, Consumer<Routed>> others) {
    toDetect = main;
    sides = others;
    demux.element(event);
  }

  /** Routes a patch. */
  void route(Patch patch, Consumer<Routed> toFuse) {
    patches.flatMap(patch, new LocalOutput<>(toFuse));
  }
}
