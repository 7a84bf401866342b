package urbanbrain.bench.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import urbanbrain.bench.contest.Readings;

/**
 * How many bytes does a key take, whose sensor reads every 10 s and which a rule judges over 5
 * minutes by 10 s? On the heap, by how much of it is used after a collection: the key, its timer
 * and its share of de-duplication among it; and in a checkpoint.
 *
 * <p>{@code -Dkeys=} how many of them are held.
 */
class StateOfAKey {

  private static final int KEYS = Integer.getInteger("keys", 100_000);

  /** Seven minutes and a half: longer than the window and what may be late. */
  private static final int READINGS = 45;

  @Test
  void measure() throws Exception {
    Readings readings = Readings.make(KEYS, KEYS * READINGS);
    long before = usedHeap();
    HeldState state = new HeldState();
    state.take(readings);
    long heap = (usedHeap() - before) / KEYS;
    long checkpoint = state.checkpoint() / KEYS;
    assertThat(state.keys()).isEqualTo(KEYS);
    System.out.printf(
        Locale.ROOT,
        "%n%,d keys: %,d bytes of a key on the heap, %,d in a checkpoint%n",
        KEYS,
        heap,
        checkpoint);
    state.end();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
