package urbanbrain.collect.mqtt;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import urbanbrain.flow.decode.Record;

/**
 * Folds records into the set of their texts: what a failed job has not got back from its checkpoint
 * or from the broker is missing from it. The test looks on through {@link Seen}.
 */
final class Fold implements MapFunction<Record, Integer>, CheckpointedFunction, CheckpointListener {

  private final String run;
  private final Set<String> texts = new HashSet<>();
  private transient ListState<String> state;

  /**
   * A fold that can be watched.
   *
   * @param run its name
   */
  Fold(String run) {
    this.run = run;
  }

  @Override
  public Integer map(Record record) throws Exception {
    texts.add(record.text(100));
    Seen.of(run).given(texts);
    return texts.size();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.update(texts.stream().toList());
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    Seen.of(run).checkpointed(texts);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("t", Types.STRING));
    state.get().forEach(texts::add);
    Seen.of(run).begins();
  }

  /** What a run has seen so far: the thread of the test meets that of the job here. */
  static final class Seen {

    private static final Map<String, Seen> RUNS = new ConcurrentHashMap<>();

    private Set<String> texts = Set.of();
    private int given;
    private int checkpoints;
    private int starts;
    private int failAt = Integer.MAX_VALUE;

    static Seen of(String run) {
      return RUNS.computeIfAbsent(run, r -> new Seen());
    }

    /** Makes the job fail once, at so many texts, if a checkpoint is complete by then. */
    synchronized void failAt(int texts) {
      failAt = texts;
    }

    private synchronized void given(Set<String> now) throws Exception {
      given++;
      texts = new TreeSet<>(now);
      notifyAll();
      if (texts.size() >= failAt && checkpoints > 0) {
        failAt = Integer.MAX_VALUE;
        throw new Exception("fails once, as it was told");
      }
    }

    private synchronized void checkpointed(Set<String> now) {
      checkpoints++;
      texts = new TreeSet<>(now);
      notifyAll();
    }

    private synchronized void begins() {
      starts++;
      notifyAll();
    }

    synchronized Set<String> texts() {
      return texts;
    }

    /** How many records have been given, those that came again included. */
    synchronized int given() {
      return given;
    }

    synchronized int checkpoints() {
      return checkpoints;
    }

    /** How many times the job has begun. */
    synchronized int starts() {
      return starts;
    }

    /** Waits until something holds. */
    synchronized void until(Predicate<Seen> holds) throws Exception {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!holds.test(this)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new TimeoutException(
              "%d given, %d of them once, %d checkpoints, %d starts"
                  .formatted(given, texts.size(), checkpoints, starts));
        }
        wait(left);
      }
    }
  }
}
