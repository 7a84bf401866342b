package urbanbrain.flow.demux;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.math.LongMath.saturatedAdd;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.edition.Notice;

/**
 * Lets each event pass once. The same id, time and content again is a duplicate: counted and
 * dropped. In an append stream the same id with other time or content is another event: counted,
 * and passes. In a revised stream the same id with the same time and other content is another
 * version of the event: when it ranks higher than what came before ({@link Revisions#ORDER}), that
 * is withdrawn and this passes, unless it cancels the event; else it is dropped. What stands in the
 * end does not depend on the order of arrival.
 *
 * <p>An event is remembered until the watermark passes it, as no copy or version can come after
 * that.
 */
public final class Deduplicate extends KeyedProcessFunction<Integer, Event, Event>
    implements ResultTypeQueryable<Event> {

  /** The accumulator that counts the dropped. */
  public static final String DUPLICATE = "duplicate";

  /** The accumulator that counts events whose id was seen with other time or content. */
  public static final String ID_CONFLICT = "id_conflict";

  /** The accumulator that counts versions that a higher one has replaced or forestalled. */
  public static final String SUPERSEDED = "superseded";

  /** All buckets, each one object: to make one for each event would be garbage. */
  private static final List<Integer> BUCKETS = IntStream.range(0, Event.BUCKETS).boxed().toList();

  /** What to key by: few keys with a table each, as a key per event would cost far more. */
  public static final KeySelector<Event, Integer> KEY = event -> BUCKETS.get(event.bucket());

  /** How long a bucket to which no event comes is kept when all in it could go, in event time. */
  static final long REST = Duration.ofMinutes(5).toMillis();

  private final Set<Integer> counted;
  private final LongCounter duplicates = new LongCounter();
  private final LongCounter conflicts = new LongCounter();
  private final LongCounter superseded = new LongCounter();
  private transient ValueState<Seen> state;
  private transient ValueState<Revisions> versions;

  /** Counts what it drops of every stream. */
  public Deduplicate() {
    this(null);
  }

  /**
   * Counts what it drops of some streams only: others may be counted elsewhere.
   *
   * @param counted the names of the streams, or null for all
   */
  public Deduplicate(Collection<String> counted) {
    this.counted =
        counted == null ? null : new TreeSet<>(counted.stream().map(StableHash::code).toList());
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(DUPLICATE, duplicates);
    getRuntimeContext().addAccumulator(ID_CONFLICT, conflicts);
    getRuntimeContext().addAccumulator(SUPERSEDED, superseded);
    versions =
        getRuntimeContext().getState(new ValueStateDescriptor<>("versions", new RevisionsCodec()));
    state = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", new SeenCodec()));
  }

  @Override
  public void processElement(Event event, Context ctx, Collector<Event> out) throws IOException {
    if (Notice.is(event)) {
      out.collect(event);
      return;
    }
    if (event.version() == null) {
      append(event, ctx.timerService(), out);
    } else {
      revise(event, ctx.timerService(), out);
    }
  }

  private void append(Event event, TimerService timers, Collector<Event> out) throws IOException {
    Seen seen = state.value();
    if (seen == null) {
      seen = new Seen();
    }
    switch (seen.add(event, timers.currentWatermark())) {
      case DUPLICATE -> {
        count(duplicates, event);
        return;
      }
      case CONFLICT -> count(conflicts, event);
      case NEW -> {}
    }
    out.collect(event);
    setTimer(seen, timers);
    state.update(seen);
  }

  private void revise(Event version, TimerService timers, Collector<Event> out) throws IOException {
    Revisions all = versions.value();
    if (all == null) {
      all = new Revisions();
    }
    Event before = all.find(version);
    boolean isSame = before != null && isSame(before, version);
    boolean wins = before == null || Revisions.ORDER.compare(version, before) > 0;
    if (before != null) {
      count(isSame ? duplicates : superseded, version);
    }
    if (wins) {
      if (!all.put(version, timers.currentWatermark())) {
        count(conflicts, version);
      }
      setTimer(all, timers);
      versions.update(all);
    }
    if (wins && !isSame) {
      replace(before, version, out);
    }
  }

  /** What says again what it cancels, or how long it holds now, is another version nevertheless. */
  private static boolean isSame(Event before, Event version) {
    return before.content() == version.content()
        && before.until() == version.until()
        && before.version().cancelled() == version.version().cancelled();
  }

  private void count(LongCounter counter, Event event) {
    if (counted == null || counted.contains(event.stream())) {
      counter.add(1);
    }
  }

  private static void replace(Event before, Event version, Collector<Event> out) {
    if (before != null && !before.version().cancelled()) {
      out.collect(before.withdrawal());
    }
    if (!version.version().cancelled()) {
      out.collect(version);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<Event> out) throws IOException {
    Seen seen = state.value();
    Revisions all = versions.value();
    checkState(seen != null || all != null, "a timer without a table");
    if (seen != null && seen.timer() == time) {
      sweep(seen, state, ctx.timerService());
    }
    if (all != null && all.timer() == time) {
      sweep(all, versions, ctx.timerService());
    }
  }

  private static <B extends Bucket> void sweep(B bucket, ValueState<B> of, TimerService timers)
      throws IOException {
    bucket.setTimer(Bucket.NO_TIMER);
    bucket.sweep(timers.currentWatermark());
    if (bucket.isEmpty()) {
      of.clear();
      return;
    }
    setTimer(bucket, timers);
    of.update(bucket);
  }

  /**
   * Some time after the newest event's: then all that is there now can go at once. A bucket to
   * which events keep coming is swept as it fills, and sets few timers.
   */
  private static void setTimer(Bucket bucket, TimerService timers) {
    if (bucket.timer() == Bucket.NO_TIMER) {
      bucket.setTimer(saturatedAdd(bucket.newest(), REST));
      timers.registerEventTimeTimer(bucket.timer());
    }
  }

  @Override
  public TypeInformation<Event> getProducedType() {
    return EventCodec.INSTANCE.info();
  }
}
