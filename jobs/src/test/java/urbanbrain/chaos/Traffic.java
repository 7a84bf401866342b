package urbanbrain.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import urbanbrain.send.format.Messages;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/**
 * Makes a message of each number: incidents of five messages, of which many go on at a time. Its
 * time is when it was made. Measures how long checkpoints take.
 */
final class Traffic extends RichMapFunction<Long, Alert>
    implements CheckpointedFunction, CheckpointListener {

  static final int MESSAGES = 5;

  private static final int AT_A_TIME = 100;
  private static final Map<String, Map<Long, Long>> CHECKPOINTS = new ConcurrentHashMap<>();

  private final String run;
  private transient Map<Long, Long> begun;

  Traffic(String run) {
    this.run = run;
    CHECKPOINTS.put(run, new ConcurrentHashMap<>());
  }

  @Override
  public Alert map(Long number) {
    return alert(number, System.currentTimeMillis());
  }

  /** The message of a number: the five of a hundred incidents, and then of the next hundred. */
  static Alert alert(long number, long time) {
    long round = number / (AT_A_TIME * MESSAGES);
    long within = number % (AT_A_TIME * MESSAGES);
    String incident = "gas_leak-%d-%d".formatted(round, within % AT_A_TIME);
    long sequence = 1 + within / AT_A_TIME;
    Alert alert =
        sequence == MESSAGES
            ? Messages.ended(incident, sequence, Incident.Reason.GAP)
            : Messages.open(incident, sequence);
    return new Alert(
        alert.incident(),
        alert.sequence(),
        alert.type(),
        alert.state(),
        time,
        List.of(),
        null,
        List.of(),
        alert.headline(),
        false,
        alert.facts(),
        alert.origin());
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    begun = new TreeMap<>();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    begun.put(context.getCheckpointId(), System.nanoTime());
  }

  @Override
  public void notifyCheckpointComplete(long id) {
    Long since = begun.remove(id);
    if (since != null) {
      CHECKPOINTS.get(run).put(id, (System.nanoTime() - since) / 1_000);
    }
  }

  /** The median of how long the checkpoints of a run took, in microseconds. */
  static long medianCheckpoint(String run) {
    List<Long> all = new ArrayList<>(CHECKPOINTS.get(run).values());
    Collections.sort(all);
    return all.isEmpty() ? 0 : all.get(all.size() / 2);
  }
}
