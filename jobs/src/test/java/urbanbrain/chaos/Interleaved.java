package urbanbrain.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.decode.Record;

/**
 * Two sources of a city, a record at each tick: of which one is chance, and another chance in every
 * life. A life may end by force, a while after a checkpoint.
 */
final class Interleaved extends RichFlatMapFunction<Long, Record>
    implements CheckpointedFunction, CheckpointListener {

  private static final int AFTER_CHECKPOINT = 60;

  private final ArrayList<ArrayList<String>> sources;
  private final long seed;
  private final long diesAfter;
  private transient ListState<Integer> state;
  private transient int[] next;
  private transient long ticks;
  private transient long sinceCheckpoint;

  /** Dies when it has given so many records; never for {@link Long#MAX_VALUE}. */
  Interleaved(List<List<String>> sources, long seed, long diesAfter) {
    this.sources = new ArrayList<>();
    sources.forEach(lines -> this.sources.add(new ArrayList<>(lines)));
    this.seed = seed;
    this.diesAfter = diesAfter;
  }

  @Override
  public void flatMap(Long tick, Collector<Record> out) {
    ticks++;
    if (ticks > diesAfter && sinceCheckpoint > AFTER_CHECKPOINT) {
      throw new IllegalStateException("killed");
    }
    boolean waitsForCheckpoint = ticks > diesAfter && sinceCheckpoint == 0;
    if (!waitsForCheckpoint && left(0) + left(1) > 0) {
      sinceCheckpoint += sinceCheckpoint == 0 ? 0 : 1;
      give(out);
    }
  }

  private void give(Collector<Record> out) {
    int source = left(0) == 0 ? 1 : left(1) == 0 ? 0 : chosen();
    String line = sources.get(source).get(next[source]++);
    out.collect(Record.of(Record.Kind.DATA, source, next[source], line));
    if (left(source) == 0) {
      out.collect(Record.end(source));
    }
  }

  /** In runs, so that one is well ahead of the other one now and then. */
  private int chosen() {
    return new Random(seed + ticks / 40).nextInt(100) < 50 ? 0 : 1;
  }

  private int left(int source) {
    return sources.get(source).size() - next[source];
  }

  @Override
  public void notifyCheckpointComplete(long id) {
    if (ticks > diesAfter / 2 && sinceCheckpoint == 0) {
      sinceCheckpoint = 1;
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.update(List.of(next[0], next[1]));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("next", Integer.class));
    next = new int[2];
    int at = 0;
    for (int position : state.get()) {
      next[at++] = position;
    }
  }
}
