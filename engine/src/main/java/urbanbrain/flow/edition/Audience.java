package urbanbrain.flow.edition;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/**
 * The tasks of one operator that come behind a key, as the sender's channels lead to them.
 *
 * @param tasks how many there are
 * @param keyGroups how many groups of keys they share
 */
public record Audience(int tasks, int keyGroups) {

  /** The task that has this key. */
  int task(Object key) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, keyGroups, tasks);
  }

  /** All to whom a running task sends: only it knows how many they are in this run of the job. */
  public static Set<Audience> of(StreamTask<?, ?> sender) {
    return Arrays.stream(sender.getEnvironment().getAllWriters())
        .map(to -> new Audience(to.getNumberOfSubpartitions(), to.getNumTargetKeyGroups()))
        .collect(Collectors.toSet());
  }
}
