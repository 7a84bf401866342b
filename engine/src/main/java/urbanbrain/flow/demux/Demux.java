package urbanbrain.flow.demux;

import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.edition.EditionText;

/**
 * Gives each event to every key at which some rule wants it: to windows in the main output, to the
 * other forms in side outputs. An event that no rule wants ends here. A withdrawal goes where its
 * event went.
 */
public final class Demux extends ProcessFunction<Event, Routed>
    implements KnowsRules, ResultTypeQueryable<Routed> {

  /** Events for the joins. */
  public static final OutputTag<Routed> TO_FUSE =
      new OutputTag<>("to-fuse", new RoutedCodec().info());

  /** Events for the rules about the last value of a key. */
  public static final OutputTag<Routed> TO_STATE =
      new OutputTag<>("to-state", new RoutedCodec().info());

  /** Events for the rules about keys that are heard no more. */
  public static final OutputTag<Routed> TO_SILENCE =
      new OutputTag<>("to-silence", new RoutedCodec().info());

  private final Editing editing;
  private transient RuleIndex index;
  private transient RuleMeters meters;
  private transient Way toDetect;
  private transient Way toState;
  private transient Way toSilence;
  private transient Way toFuse;

  /** Routes by what these rules want. */
  public Demux(RuleSet rules) {
    this(Editing.fixed(rules));
  }

  /** Routes by what rules want that may change. */
  public Demux(Editing editing) {
    this.editing = editing;
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    meters = new RuleMeters(getRuntimeContext().getMetricGroup());
    toDetect = new Way(null);
    toState = new Way(TO_STATE);
    toSilence = new Way(TO_SILENCE);
    toFuse = new Way(TO_FUSE);
    index();
  }

  private void index() {
    index = new RuleIndex(editing.rules());
    meters.anew();
    index.meter("events_total", meters);
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Routed> out) {
    if (Notice.is(event)) {
      edit(Notice.of(event), ctx, out);
      return;
    }
    StreamRoutes routes = index.routes(event);
    if (routes != null && routes.judge(event)) {
      routes.toDetect(event, toDetect.by(ctx, out));
      routes.toState(event, toState.by(ctx, out));
      routes.toSilence(event, toSilence.by(ctx, out));
      routes.toFuse(event, toFuse.by(ctx, out));
    }
  }

  /** A way out of here. There is one for each output, as one for each event would be garbage. */
  private static final class Way implements Consumer<Routed> {

    /** Of the side output; null for the main one. */
    private final OutputTag<Routed> tag;

    private ProcessFunction<Event, Routed>.Context context;
    private Collector<Routed> out;

    Way(OutputTag<Routed> tag) {
      this.tag = tag;
    }

    Way by(ProcessFunction<Event, Routed>.Context now, Collector<Routed> collector) {
      context = now;
      out = collector;
      return this;
    }

    @Override
    public void accept(Routed routed) {
      if (tag == null) {
        out.collect(routed);
      } else {
        context.output(tag, routed);
      }
    }
  }

  /** Before any event that comes after the edition, every task behind hears of it. */
  private void edit(EditionText edition, Context ctx, Collector<Routed> out) {
    if (!editing.take(edition)) {
      return;
    }
    index();
    for (Routed notice : Notice.routed(edition, getRuntimeContext().getTaskInfo())) {
      out.collect(notice);
      ctx.output(TO_STATE, notice);
      ctx.output(TO_SILENCE, notice);
      ctx.output(TO_FUSE, notice);
    }
  }

  @Override
  public TypeInformation<Routed> getProducedType() {
    return new RoutedCodec().info();
  }
}
