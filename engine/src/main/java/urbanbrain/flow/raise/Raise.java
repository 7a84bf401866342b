package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
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
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.edition.AuditLineCodec;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.meter.AlertMeters;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.desk.Explaining;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.raise.shelf.Shelf;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.rule.tenure.Tenure;
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

  private static final TypeInformation<Tuple3<String, Boolean, String>> TELLERS =
      Types.TUPLE(Types.STRING, Types.BOOLEAN, Types.STRING);

  private final Editing editing;
  private City city;
  private final boolean checkpointed;
  private final Epochs epochs;
  private long epoch;

  private transient Horizon horizon;
  private transient Shelf shelf;
  private transient Voices voices;
  private transient Explaining explaining;
  private transient Strains strains;
  private transient AlertMeters meters;
  private transient Arrivals arrivals;
  private transient ListState<Long> spoken;
  private transient ListState<Alert> unsaid;
  private transient ListState<Long> horizons;
  private transient ListState<Tuple3<String, Boolean, String>> tellers;
  private transient Orphans orphans;
  private transient Release release;

  /** Words about rules of an edition that has not been heard of by this clock. */
  private transient ListState<Word> early;

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
   *     class M and later than the {@link Horizon} allows for. It leaves as soon as that is
   *     complete where a {@link Raising} runs this
   */
  public Raise(String city, RuleClocks rules, Assets assets, Epochs epochs, boolean checkpointed) {
    this(Editing.fixed(rules.all()), new City(city, rules, assets), epochs, checkpointed);
  }

  /** Raises the incidents of a city whose rules may change. */
  public Raise(String city, Rulebook rules, Assets assets, Epochs epochs) {
    this(Editing.of(rules, 0), new City(city, rules.clocks(), assets), epochs, true);
  }

  private Raise(Editing editing, City city, Epochs epochs, boolean checkpointed) {
    this.editing = editing;
    this.city = city;
    this.epochs = epochs;
    this.checkpointed = checkpointed;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    OperatorStateStore store = context.getOperatorStateStore();
    spoken = store.getUnionListState(new ListStateDescriptor<>("epoch", Types.LONG));
    unsaid = store.getListState(new ListStateDescriptor<>("unsaid", new AlertCodec().info()));
    horizons = store.getUnionListState(new ListStateDescriptor<>("horizon", Types.LONG));
    tellers = store.getUnionListState(new ListStateDescriptor<>("tellers", TELLERS));
    orphans = Orphans.NONE;
    early = store.getListState(new ListStateDescriptor<>("early", new WordCodec().info()));
    editing.restore(store);
    city = editing.isChanging() ? city.with(editing.clocks()) : city;
    release = new Release();
    if (context.isRestored()) {
      release.restore(unsaid.get());
      orphans = Orphans.of(ImmutableSet.copyOf(tellers.get()), city.tellers());
    }
    int attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
    horizon = Horizon.atStart(checkpointed || attempt == 0);
    epoch = epochs.atStart(attempt);
    if (context.isRestored()) {
      horizon = Horizon.of(horizons.get());
      for (long last : spoken.get()) {
        epoch = Math.max(epoch, last + 1 + attempt);
      }
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    spoken.update(List.of(epoch));
    if (orphans.isEmpty()) {
      tellers.update(List.copyOf(city.tellers()));
    }
    unsaid.update(release.snapshot(context.getCheckpointId()));
    long reached = horizon.snapshot(context.getCheckpointId());
    horizons.update(List.of(checkpointed ? reached : Times.END));
    editing.save(0);
    shelf.save();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    release.complete(checkpoint);
    horizon.complete(checkpoint);
  }

  /**
   * Lets go what waited for checkpoints that are complete.
   *
   * @param now the time, in milliseconds since the epoch
   */
  void release(LongSupplier now, Consumer<Alert> out) {
    release.flush((alert, arrival) -> letGo(alert, arrival, now, out));
  }

  private void letGo(Alert alert, long arrival, LongSupplier now, Consumer<Alert> out) {
    meters.alert(alert, arrival, now);
    // Outside nobody knows of versions.
    Incident titled = alert.facts().ofRule(Tenure.title(alert.facts().rule()));
    out.accept(alert.with(alert.headline(), titled, alert.ackedBy()));
  }

  @Override
  public void open(OpenContext context) {
    shelf = new Shelf(getRuntimeContext());
    strains = new Strains(getRuntimeContext());
    meters = new AlertMeters(getRuntimeContext().getMetricGroup());
    arrivals = new Arrivals(city.clocks());
    passed = new Watermarks(city.clocks());
    know();
  }

  /** The rules are these now. */
  private void know() {
    voices = new Voices(city, epoch, horizon.before(), checkpointed);
    explaining = new Explaining(city.rules.values());
    strains.expect(city.rules.keySet(), Bound.MATCHES);
    meters.expect(city.rules.keySet());
  }

  @Override
  public void processElement(Word word, Context ctx, Collector<Alert> out) throws Exception {
    arrivals.hear(word);
    if (word instanceof Word.Arrived) {
      return;
    }
    Mouth mouth = new Mouth(word, ctx, out);
    release.flush(mouth::letGo);
    take(word, mouth);
    for (Strain strain : mouth.strained) {
      hear(new Word.Strained(city.home(strain.rule()), strain), mouth);
    }
    if (passed.least() == Times.END) {
      release.finish();
      release.flush(mouth::letGo);
    }
  }

  private void take(Word word, Mouth mouth) throws Exception {
    if (word instanceof Word.Noted noted) {
      mouth.audit(noted.line());
    } else if (word instanceof Word.Edited edited) {
      edit(edited.edition(), mouth);
    } else if (editing.isChanging() && !city.knows(word)) {
      early.add(word);
    } else {
      hear(word, mouth);
    }
  }

  private void edit(EditionText edition, Mouth mouth) throws Exception {
    if (editing.take(edition)) {
      city = city.with(editing.clocks());
      know();
      List<Word> waiting = ImmutableList.copyOf(early.get());
      early.clear();
      for (Word word : waiting) {
        take(word, mouth);
      }
    }
  }

  private void hear(Word word, Mouth mouth) throws Exception {
    horizon.hear(word);
    if (word instanceof Word.Passed time && isIdle(time)) {
      return;
    }
    Hearing.Life life = new Hearing.Life(voices, orphans);
    orphans = Orphans.NONE;
    new Hearing(city, explaining, shelf, passed, life, mouth).hear(word);
  }

  /** Whether nothing follows of how far a clock is now: of most words about that. */
  private boolean isIdle(Word.Passed time) throws Exception {
    return orphans.isEmpty()
        && shelf.isQuiet(epoch)
        && Hearing.due(time, city, shelf, passed).isEmpty();
  }

  private boolean mustWait(Alert alert) {
    if (!checkpointed || alert.isSystem()) {
      return checkpointed;
    }
    String rule = alert.facts().rule();
    return city.rules.get(rule).verdict() != RuleClass.M || horizon.isBeyond(alert.facts().start());
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
      } else if (!alert.isSystem() && release.holds(alert.facts().rule())) {
        release.takeBehind(alert, arrival);
      } else {
        letGo(alert, arrival);
      }
    }

    private void letGo(Alert alert, long arrival) {
      Raise.this.letGo(alert, arrival, ctx.timerService()::currentProcessingTime, out::collect);
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
      ctx.output(INCIDENTS, incident.ofRule(Tenure.title(incident.rule())));
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
