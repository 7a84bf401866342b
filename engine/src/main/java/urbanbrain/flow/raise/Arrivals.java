package urbanbrain.flow.raise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;
import urbanbrain.flow.meter.Stamps;

/**
 * By which arrival words are said: an event's own, or, where a clock has moved, that of what moved
 * it. Nothing is remembered over a restart.
 */
final class Arrivals {

  /** By clock: those of watermarks that have not passed yet. */
  private final List<Deque<Word.Arrived>> ahead = new ArrayList<>();

  private final long[] passed;

  Arrivals(int clocks) {
    passed = new long[clocks];
    for (int clock = 0; clock < clocks; clock++) {
      passed[clock] = Event.NO_ARRIVAL;
      ahead.add(new ArrayDeque<>());
    }
  }

  /** A clock is about to pass, or has passed; nothing else is heard. */
  void hear(Word word) {
    if (word instanceof Word.Arrived arrived) {
      ahead.get(arrived.clock()).add(arrived);
    } else if (word instanceof Word.Passed time) {
      pass(time);
    }
  }

  private void pass(Word.Passed word) {
    Deque<Word.Arrived> waiting = ahead.get(word.clock());
    while (!waiting.isEmpty() && waiting.peek().watermark() <= word.watermark()) {
      passed[word.clock()] = waiting.remove().arrival();
    }
  }

  /**
   * By which arrival a word is said, {@link Event#NO_ARRIVAL} where that is not known.
   *
   * @param stamp the word's {@link Stamps stamp}, or null
   */
  long of(Word word, Long stamp) {
    long own = word instanceof Word.Passed ? Event.NO_ARRIVAL : Stamps.arrival(stamp);
    if (own != Event.NO_ARRIVAL) {
      return own;
    }
    // What a timer says comes just before its clock is said to have passed.
    Word.Arrived next = word instanceof Word.Passed ? null : ahead.get(word.clock()).peek();
    return next == null ? passed[word.clock()] : next.arrival();
  }
}
