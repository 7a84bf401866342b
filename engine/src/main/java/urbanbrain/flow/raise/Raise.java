package urbanbrain.flow.raise;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;
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
import urbanbrain.flow.Word;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * Makes incidents of a city's matches, and messages about them. Keyed by the city's name.
 *
 * <p>Each rule has its book. A book is fetched only when a match of its rule comes or when the
 * clock of its rule has reached what it waits for. How far the clocks are is told in-band; after a
 * restart they are told anew.
 */
public final class Raise extends KeyedProcessFunction<String, Word, Alert>
    implements CheckpointedFunction, ResultTypeQueryable<Alert> {

  /** The final truth: every incident once, when it has ended or everything has. */
  public static final OutputTag<Incident> INCIDENTS =
      new OutputTag<>("incidents", new IncidentCodec().info());

  /** What was held back or changed, and why. */
  public static final OutputTag<AuditLine> AUDIT =
      new OutputTag<>("audit", new AuditLineCodec().info());

  private final String city;
  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private final TreeMap<String, Integer> homes;
  private final int clocks;
  private final Wording wording;
  private long epoch;

  private transient MapState<String, Book> books;
  private transient MapState<String, Long> due;
  private transient ValueState<Long> spokenIn;
  private transient ListState<Long> epochs;

  /** How far each clock is. */
  private transient long[] passed;

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
    checkArgument(epoch >= 0, "the restart epoch is %s", epoch);
    this.city = city;
    this.wording = new Wording(rules.all());
    this.epoch = epoch;
    this.homes = rules.homes();
    this.clocks = rules.clocks().size();
    rules.all().rules().stream()
        .filter(Rule::raises)
        .forEach(rule -> this.rules.put(rule.name(), rule));
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
    passed = new long[clocks];
    Arrays.fill(passed, Long.MIN_VALUE);
    spokenIn = getRuntimeContext().getState(new ValueStateDescriptor<>("spoken in", Types.LONG));
  }

  @Override
  public void processElement(Word word, Context ctx, Collector<Alert> out) throws Exception {
    repeat(ctx, out);
    if (word instanceof Word.Told told) {
      take(told, ctx, out);
    } else if (word instanceof Word.Passed time) {
      pass(time, ctx, out);
    }
    remember();
  }

  /** A rule that only lends its signal where this was said is none of our business. */
  private void take(Word.Told told, Context ctx, Collector<Alert> out) throws Exception {
    String rule = told.update().rule();
    Integer home = homes.get(rule);
    if (home != null && home == told.clock()) {
      IncidentBook book = open(rule, ctx, out);
      book.update(told.update(), passed[home]);
      close(rule, book);
    }
  }

  private void pass(Word.Passed time, Context ctx, Collector<Alert> out) throws Exception {
    passed[time.clock()] = time.watermark();
    for (Map.Entry<String, Long> entry : waiting().entrySet()) {
      String rule = entry.getKey();
      if (home(rule) == time.clock() && entry.getValue() <= time.watermark()) {
        IncidentBook book = open(rule, ctx, out);
        book.time(time.watermark());
        close(rule, book);
      }
    }
  }

  private int home(String rule) {
    Integer home = homes.get(rule);
    checkState(home != null, "%s holds incidents of %s, which is no rule that raises", city, rule);
    return home;
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
      book.repeat(passed[home(rule)]);
      close(rule, book);
    }
  }

  private IncidentBook open(String rule, Context ctx, Collector<Alert> out) throws Exception {
    Rule plan = rules.get(rule);
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

  /** As long as there is anything to remember, so is in which epoch it was told. */
  private void remember() throws Exception {
    if (due.isEmpty()) {
      spokenIn.clear();
    } else {
      spokenIn.update(epoch);
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
