package urbanbrain.flow.decode.pulse;

import java.util.Arrays;
import urbanbrain.flow.Pause;
import urbanbrain.mapping.SourceSpec;

/**
 * When one source was alive: after each of its events for a while. Holds the event up to which all
 * is known, and of those beyond it the ones that matter: an event between two that are close enough
 * to each other changes nothing.
 */
final class Pulse {

  static final long NEVER = Long.MIN_VALUE;
  private static final int START = 4;

  /** The source's name. */
  final String source;

  /** The last event of all that are certain to have come. */
  long heard = NEVER;

  /** Whether the pause after it has been told. */
  boolean isPaused;

  /** The times beyond it, in rising order, as many as {@link #size}. */
  long[] ahead = new long[START];

  int size;

  /** How far the slowest part of the source is; not kept. */
  long passed = NEVER;

  Pulse(String source) {
    this.source = source;
  }

  /** Goes on from what was known of the source before. */
  void goOnFrom(Pulse before) {
    heard = before.heard;
    isPaused = before.isPaused;
    ahead = before.ahead;
    size = before.size;
  }

  /** Hears of pauses. */
  @FunctionalInterface
  interface Ear {
    void paused(long from, long until);
  }

  /** An event has come. */
  void hear(long time, long idle) {
    int found = Arrays.binarySearch(ahead, 0, size, time);
    int at = -found - 1;
    if (found >= 0 || (at < size && isClose(before(at), ahead[at], idle))) {
      return;
    }
    insert(at, time);
    if (at + 2 < size && ahead[at + 2] - time <= idle) {
      remove(at + 1);
    }
    if (at > 0 && isClose(before(at - 1), time, idle)) {
      remove(at - 1);
    }
  }

  private long before(int at) {
    return at == 0 ? heard : ahead[at - 1];
  }

  private static boolean isClose(long earlier, long later, long idle) {
    return earlier != NEVER && later - earlier <= idle;
  }

  private void insert(int at, long time) {
    if (size == ahead.length) {
      ahead = Arrays.copyOf(ahead, 2 * size);
    }
    System.arraycopy(ahead, at, ahead, at + 1, size - at);
    ahead[at] = time;
    size++;
  }

  private void remove(int at) {
    System.arraycopy(ahead, at + 1, ahead, at, size - at - 1);
    size--;
  }

  /** No event comes with this time or an earlier one. */
  void pass(long passed, long idle, Ear ear) {
    int done = 0;
    for (; done < size && ahead[done] <= passed; done++) {
      if (heard == NEVER) {
        ear.paused(Pause.EVER, ahead[done]);
      } else if (ahead[done] - heard > idle) {
        ear.paused(heard + idle, ahead[done]);
      }
      heard = ahead[done];
      isPaused = false;
    }
    System.arraycopy(ahead, done, ahead, 0, size - done);
    size -= done;
    boolean canPause = heard != NEVER && idle != SourceSpec.NEVER;
    if (canPause && !isPaused && passed >= heard + idle) {
      isPaused = true;
      ear.paused(heard + idle, Pause.OPEN);
    }
  }
}
