package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/**
 * Makes incidents of a city's matches, and messages about them. Keyed by the city's name.
 *
 * <p>Each rule has its book. A book is fetched only when a match of its rule comes or when event
 * time has reached what it waits for.
 */
public final class Raise extends KeyedProcessFunction<String, MatchUpdate, Alert>
    implements CheckpointedFunction, ResultTypeQueryable<Alert> {

  /** The final truth: every incident once, when it has ended or everything has. */
  public static final OutputTag<Incident> INCIDENTS =
      new OutputTag<>("incidents", new IncidentCodec().info());

  /** What was held back or changed, and why. */
  public static final OutputTag<AuditLine> AUDIT =
      new OutputTag<>("audit", new AuditLineCodec().info());

  private final String city;
  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private final Wording wording;
  private long epoch;

  private transient MapState<String, Book> books;
  private transient MapState<String, Long> due;
  private transient ValueState<Long> spokenIn;
  private transient ListState<Long> epochs;

  /**
   * Raises a city's incidents.
   *
   * @param epoch the restart epoch, at least 0: greater than that of any earlier start whose
   *     messages receivers may hold. A restored job counts on from its snapshot by itself
   */
  public Raise(String city, RuleSet rules, long epoch) {
    checkArgument(epoch >= 0, "the restart epoch is %s", epoch);
    this.city = city;
    this.wording = new Wording(rules);
    this.epoch = epoch;
    rules.rules().stream().filter(Rule::raises).forEach(rule -> this.rules.put(rule.name(), rule));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    epochs =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("epoch", Types.LONG));
    if (context.isRestored()) {
      for (long before : epochs.get()) {
        epoch = Math.max(epoch, before + 1);
      }
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    epochs.update(List.of(epoch));
  }

  @Override
  public void open(OpenContext context) {
    books =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("books", Types.STRING, new BookCodec().info()));
    due =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("due", Types.STRING, Types.LONG));
    spokenIn = getRuntimeContext().getState(new ValueStateDescriptor<>("spoken in", Types.LONG));
  }

  @Override
  public void processElement(MatchUpdate update, Context ctx, Collector<Alert> out)
      throws Exception {
    repeat(ctx, out);
    if (rules.containsKey(update.rule())) {
      IncidentBook book = open(update.rule(), ctx, out);
      book.update(update, ctx.timerService().currentWatermark());
      close(update.rule(), book);
    }
    await(ctx);
  }

  @Override
  public void onTimer(long at, OnTimerContext ctx, Collector<Alert> out) throws Exception {
    repeat(ctx, out);
    long watermark = ctx.timerService().currentWatermark();
    for (Map.Entry<String, Long> entry : waiting().entrySet()) {
      if (entry.getValue() <= watermark) {
        IncidentBook book = open(entry.getKey(), ctx, out);
        book.time(watermark);
        close(entry.getKey(), book);
      }
    }
    await(ctx);
  }

  /** After a restart, tells the open incidents again before anything else. */
  private void repeat(Context ctx, Collector<Alert> out) throws Exception {
    Long last = spokenIn.value();
    if (last == null || last == epoch) {
      return;
    }
    spokenIn.update(epoch);
    for (String rule : waiting().keySet()) {
      IncidentBook book = open(rule, ctx, out);
      book.repeat(ctx.timerService().currentWatermark());
      close(rule, book);
    }
  }

  private IncidentBook open(String rule, Context ctx, Collector<Alert> out) throws Exception {
    Rule plan = rules.get(rule);
    checkState(plan != null, "%s holds incidents of %s, which is no rule that raises", city, rule);
    Book book = books.get(rule);
    return new IncidentBook(
        new Voice(plan, wording, epoch),
        book == null ? new Book(epoch) : book,
        new Mouth(ctx, out));
  }

  private void close(String rule, IncidentBook book) throws Exception {
    if (book.isEmpty()) {
      books.remove(rule);
      due.remove(rule);
    } else {
      books.put(rule, book.book());
      due.put(rule, book.due());
    }
  }

  /** What each book waits for, in the order of the rules' names. */
  private Map<String, Long> waiting() throws Exception {
    Map<String, Long> waiting = new TreeMap<>();
    for (Map.Entry<String, Long> entry : due.entries()) {
      waiting.put(entry.getKey(), entry.getValue());
    }
    return waiting;
  }

  /** While there is anything to remember, every watermark is of interest. */
  private void await(Context ctx) throws Exception {
    long watermark = ctx.timerService().currentWatermark();
    if (due.isEmpty()) {
      spokenIn.clear();
    } else {
      spokenIn.update(epoch);
      if (watermark != IncidentBook.END) {
        ctx.timerService().registerEventTimeTimer(watermark + 1);
      }
    }
  }

  /** Sends each kind of word to its output. */
  private record Mouth(Context ctx, Collector<Alert> out) implements IncidentBook.Out {

    @Override
    public void alert(Alert alert) {
      out.collect(alert);
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
