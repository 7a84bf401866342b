package urbanbrain.flow.raise;

import com.google.common.primitives.Longs;
import java.util.Arrays;
import urbanbrain.flow.raise.notice.Times;

/** How far each clock is, as it was told since the start. */
final class Watermarks {

  private final long[] passed;
  private final long[] last;

  /** So many clocks, of which nothing is known. */
  Watermarks(int clocks) {
    passed = new long[clocks];
    last = new long[clocks];
    Arrays.fill(passed, Long.MIN_VALUE);
    Arrays.fill(last, Long.MIN_VALUE);
  }

  void pass(int clock, long watermark) {
    passed[clock] = watermark;
    if (watermark != Times.END) {
      last[clock] = watermark;
    }
  }

  /** How far a clock is; {@link Times#END} once it has no more to tell. */
  long of(int clock) {
    return passed[clock];
  }

  /** The event time that a clock has reached, also once it has no more to tell. */
  long now(int clock) {
    return last[clock];
  }

  int clocks() {
    return passed.length;
  }

  /** How far the clock is that is ahead of all others. */
  long latest() {
    return passed.length == 0 ? Times.END : Longs.max(passed);
  }

  /** How far all clocks are. */
  long least() {
    return passed.length == 0 ? Times.END : Longs.min(passed);
  }
}
