package urbanbrain.flow.decode;

import java.util.Arrays;
import java.util.List;
import urbanbrain.mapping.SourceSpec;

/**
 * The event time of each source and of the city, and with it what is late.
 *
 * <p>A source's clock stands {@code lateness} behind the newest event of the source. The city's is
 * the least of the sources that have not ended and are not idle, and never goes back. An event is
 * late if its own source's clock has passed it; or the city's has, which can be so only after the
 * source was idle.
 */
final class Clocks {

  /** Before everything. */
  static final long NEVER = Long.MIN_VALUE;

  private final List<SourceSpec> sources;
  private final State state;

  /** All that a restored operator goes on from. */
  static final class State {
    final long[] newest;
    final long[] heard;
    final boolean[] ended;

    /** The newest arrival of all. */
    long arrival = NEVER;

    /** The newest event of all that counted. */
    long last = NEVER;

    long watermark = NEVER;

    State(int sources) {
      newest = new long[sources];
      heard = new long[sources];
      ended = new boolean[sources];
      Arrays.fill(newest, NEVER);
      Arrays.fill(heard, NEVER);
    }
  }

  Clocks(List<SourceSpec> sources, State state) {
    this.sources = sources;
    this.state = state;
  }

  State state() {
    return state;
  }

  /** No event that counts will come with this time or an earlier one. */
  long watermark() {
    return state.watermark;
  }

  /** The time of the newest event that counted, or {@link #NEVER}. */
  long last() {
    return state.last;
  }

  /** How far an event came behind what would have been in time, or 0 if it counts. */
  long behind(int source, long time) {
    long passed = Math.max(clock(source), state.watermark);
    return passed == NEVER || time > passed ? 0 : passed - time + 1;
  }

  /** Something came from a source at this arrival time; without one it says nothing. */
  void hear(int source, long arrival) {
    if (arrival != urbanbrain.event.Event.NO_ARRIVAL) {
      boolean isFirst = state.arrival == NEVER;
      state.arrival = Math.max(state.arrival, arrival);
      state.heard[source] = Math.max(state.heard[source], arrival);
      if (isFirst) {
        Arrays.fill(state.heard, arrival); // who is silent from the start is silent since now
      }
    }
  }

  /** An event of a source counts. */
  void accept(int source, long time) {
    state.last = Math.max(state.last, time);
    start(source, time);
  }

  /** The first event of a source will have this time. */
  void start(int source, long time) {
    if (time > state.newest[source]) {
      state.newest[source] = time;
    }
    advance();
  }

  /** A source gives no more. */
  void end(int source) {
    state.ended[source] = true;
    advance();
  }

  private void advance() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < state.newest.length; i++) {
      if (!state.ended[i] && !isIdle(i)) {
        least = Math.min(least, clock(i));
      }
    }
    if (least != Long.MAX_VALUE) {
      state.watermark = Math.max(state.watermark, least);
    }
  }

  private boolean isIdle(int source) {
    long idle = sources.get(source).idle();
    return idle != SourceSpec.NEVER
        && state.heard[source] != NEVER
        && state.arrival - state.heard[source] > idle;
  }

  private long clock(int source) {
    long newest = state.newest[source];
    return newest == NEVER ? NEVER : newest - sources.get(source).lateness() - 1;
  }
}
