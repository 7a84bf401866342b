package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;
import urbanbrain.flow.meter.AlertMeters;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Explaining;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/**
 * Makes incidents of a city's matches, and messages about them. Keyed by the city's name.
 *
 * <p>Each rule has its book. A book is fetched only when a match of its rule comes or when the
 * clock of its rule has reached what it waits for. How far the clocks are is told in-band; after a
 * restart they are told anew.
 */
public final class Raise extends KeyedProcessFunction<String, Word, Alert>
    implements CheckpointedFunction, CheckpointListener, ResultTypeQueryable<Alert> {

  /** The final truth: every incident once, when it has ended or everything has. */
  public static final OutputTag<Incident> INCIDENTS =
      new OutputTag<>("incidents", new IncidentCodec().info());

  /** What was held back or changed, and why. */
  public static final OutputTag<AuditLine> AUDIT =
      new OutputTag<>("audit", new AuditLineCodec().info());

  private final City city;
  private final boolean checkpointed;
  private final Epochs epochs;
  private long epoch;

  private transient Horizon horizon;
  private transient Shelf shelf;
  private transient Explaining explaining;
  private transient Strains strains;
  private transient AlertMeters meters;
  private transient Arrivals arrivals;
  private transient ListState<Long> spoken;
  private transient ListState<Alert> unsaid;
  private transient ListState<Long> horizons;
  private transient Release release;

  /** How far each clock is. */
  private transient Watermarks passed;

  /** Raises the incidents of a city that has one clock. */
  public Raise(String city, RuleSet rules, long epoch) {
    this(city, RuleClocks.single(rules), epoch);
  }

  /**
   * Raises a city's incidents.
   *
   * @param epoch the restart epoch, at least 0: greater than that of any earlier start whose
   *     messages receivers may hold. A restored job counts on from its snapshot by itself
   */
  public Raise(String city, RuleClocks rules, long epoch) {
    this(city, rules, Assets.NONE, Epochs.from(epoch), false);
    checkArgument(epoch >= 0, "the restart epoch is %s", epoch);
  }

  /**
   * Raises a city's incidents.
   *
   * @param assets its areas are what people mean by their names
   * @param epochs the restart epoch of each start
   * @param checkpointed whether what a restart may say otherwise, all that is not of class M and
   *     all about the engine itself, waits for the checkpoint that holds it; as does what is of
   *     class M and later than the {@link Horizon} allows for
   */
  public Raise(String city, RuleClocks rules, Assets assets, Epochs epochs, boolean checkpointed) {
    this.city = new City(city, rules, assets);
    this.epochs = epochs;
    this.checkpointed = checkpointed;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    spoken =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("epoch", Types.LONG));
    unsaid =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("unsaid", new AlertCodec().info()));
    horizons =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("horizon", Types.LONG));
    release = new Release();
    if (context.isRestored()) {
      release.restore(unsaid.get());
    }
    int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
    // What was said since the snapshot is forgotten, also if this is not the first start from it.
    long before = context.isRestored() || attempt > 0 ? Times.END : Long.MIN_VALUE;
    for (long known : context.isRestored() ? horizons.get() : List.<Long>of()) {
      before = known;
    }
    horizon = new Horizon(before);
    epoch = epochs.atStart(attempt);
    if (context.isRestored()) {
      for (long last : spoken.get()) {
        epoch = Math.max(epoch, last + 1 + attempt);
      }
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    spoken.update(List.of(epoch));
    unsaid.update(release.snapshot(context.getCheckpointId()));
    long reached = horizon.snapshot(context.getCheckpointId());
    horizons.update(List.of(checkpointed ? reached : Times.END));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    release.complete(checkpoint);
    horizon.complete(checkpoint);
  }

  @Override
  public void open(OpenContext context) {
    shelf = new Shelf(getRuntimeContext());
    strains = new Strains(getRuntimeContext());
    strains.expect(city.rules.keySet(), Bound.MATCHES);
    meters = new AlertMeters(getRuntimeContext().getMetricGroup(), city.rules.keySet());
    arrivals = new Arrivals(city.clocks());
    explaining = new Explaining(city.rules.values());
    passed = new Watermarks(city.clocks());
  }

  @Override
  public void processElement(Word word, Context ctx, Collector<Alert> out) throws Exception {
    if (word instanceof Word.Arrived arrived) {
      arrivals.hear(arrived);
      return;
    }
    if (word instanceof Word.Passed time) {
      arrivals.hear(time);
    }
    Mouth mouth = new Mouth(word, ctx, out);
    release.flush(mouth::letGo);
    hear(word, mouth);
    for (Strain strain : mouth.strained) {
      hear(new Word.Strained(city.home(strain.rule()), strain), mouth);
    }
    if (passed.least() == Times.END) {
      release.finish();
      release.flush(mouth::letGo);
    }
  }

  private void hear(Word word, Mouth mouth) throws Exception {
    horizon.hear(word);
    Hearing.Life life = new Hearing.Life(epoch, horizon.before(), checkpointed);
    new Hearing(city, explaining, shelf, passed, life, mouth).hear(word);
  }

  private boolean mustWait(Alert alert) {
    if (!checkpointed || alert.isSystem()) {
      return checkpointed;
    }
    String rule = alert.facts().rule();
    return city.rules.get(rule).verdict() != RuleClass.M
        || horizon.isBeyond(alert.facts().start())
        || release.holds(rule);
  }

  /** Sends each kind of word to its output. */
  private final class Mouth implements IncidentBook.Out {

    private final Word word;
    private final Context ctx;
    private final Collector<Alert> out;

    /** What raise itself had no room for, to be heard when all else has been. */
    private final List<Strain> strained = new ArrayList<>();

    private Mouth(Word word, Context ctx, Collector<Alert> out) {
      this.word = word;
      this.ctx = ctx;
      this.out = out;
    }

    @Override
    public void alert(Alert alert) {
      boolean isFirst = alert.type() == Alert.Type.ALERT && !alert.isSystem();
      long arrival = isFirst ? arrivals.of(word, ctx.timestamp()) : Event.NO_ARRIVAL;
      if (mustWait(alert)) {
        release.take(alert, arrival);
      } else {
        letGo(alert, arrival);
      }
    }

    private void letGo(Alert alert, long arrival) {
      meters.alert(alert);
      if (arrival != Event.NO_ARRIVAL) {
        long delay = ctx.timerService().currentProcessingTime() - arrival;
        meters.delay(alert.facts().rule(), Math.max(0, delay));
      }
      out.collect(alert);
    }

    @Override
    public void match(String rule) {
      meters.match(rule);
    }

    @Override
    public void strain(Strain strain) {
      strains.hit(strain, strained::add);
    }

    @Override
    public void incident(Incident incident) {
      ctx.output(INCIDENTS, incident);
    }

    @Override
    public void audit(AuditLine line) {
      ctx.output(AUDIT, line);
    }
  }

  @Override
  public TypeInformation<Alert> getProducedType() {
    return new AlertCodec().info();
  }
}
