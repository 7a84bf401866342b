package urbanbrain.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of the files the runs in this process have read. On a cluster nobody looks at it:
 * it is for the progress bar of a replay, which Flink's accumulators reach too seldom.
 */
public final class Progress {

  private static final Map<String, AtomicLong> RUNS = new ConcurrentHashMap<>();

  private Progress() {}

  /** The bytes that a run has read so far, as they lie in the files: compressed, if they are. */
  public static AtomicLong of(String run) {
    return RUNS.computeIfAbsent(run, r -> new AtomicLong());
  }

  /** Forgets a run. */
  public static void forget(String run) {
    RUNS.remove(run);
  }
}
