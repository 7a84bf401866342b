package urbanbrain.flow.decode;

import java.util.Arrays;
import java.util.List;
import urbanbrain.flow.meter.SourceMeters;
import urbanbrain.mapping.SourceSpec;

/**
 * How far each source is in event time, and with it what is late.
 *
 * <p>A source's clock stands {@code lateness} behind the newest event of the source, and never goes
 * back. While a source is idle its clock goes on with the one farthest ahead of those that are not:
 * so it holds back nobody, whichever sources a rule uses; what it gives when it comes back is late
 * if that clock has passed it.
 */
final class Clocks implements SourceMeters.Progress {

  /** Before everything. */
  static final long NEVER = Long.MIN_VALUE;

  /** The clock of a source that gives no more. */
  static final long ENDED = Long.MAX_VALUE;

  private final List<SourceSpec> sources;
  private final boolean canBeIdle;
  private final State state;

  /** All that a restored operator goes on from. */
  static final class State {
    /** How far each source is; {@link #ENDED} for one that gives no more. */
    final long[] passed;

    final long[] heard;

    /** The newest arrival of all. */
    long arrival = NEVER;

    /** The newest event of all that counted. */
    long last = NEVER;

    State(int sources) {
      passed = new long[sources];
      heard = new long[sources];
      Arrays.fill(passed, NEVER);
      Arrays.fill(heard, NEVER);
    }
  }

  Clocks(List<SourceSpec> sources, State state) {
    this.sources = sources;
    this.canBeIdle = sources.stream().anyMatch(source -> source.idle() != SourceSpec.NEVER);
    this.state = state;
  }

  State state() {
    return state;
  }

  /** How far all are now. */
  Decoded.Ticked tick() {
    return new Decoded.Ticked(state.passed.clone(), state.last, state.arrival);
  }

  /** How far an event came behind what would have been in time, or 0 if it counts. */
  long behind(int source, long time) {
    long passed = state.passed[source];
    return passed == NEVER || time > passed ? 0 : passed - time + 1;
  }

  /**
   * Something came from a source at this arrival time; without one it says nothing. A silence of
   * all is no one's own: it counts at most as half of what makes a source idle, so that after a
   * pause of the whole city the first to come does not make the others late.
   */
  void hear(int source, long arrival) {
    if (arrival == urbanbrain.event.Event.NO_ARRIVAL) {
      return;
    }
    if (state.arrival == NEVER) {
      Arrays.fill(state.heard, arrival); // who is silent from the start is silent since now
    } else if (canBeIdle && arrival > state.arrival) {
      excuse(arrival - state.arrival);
    }
    state.arrival = Math.max(state.arrival, arrival);
    state.heard[source] = Math.max(state.heard[source], arrival);
  }

  private void excuse(long silence) {
    for (int i = 0; i < state.heard.length; i++) {
      state.heard[i] += Math.max(0, silence - sources.get(i).idle() / 2);
    }
  }

  /** An event of a source counts. */
  void accept(int source, long time) {
    state.last = Math.max(state.last, time);
    start(source, time);
  }

  /** The first event of a source will have this time, or one has. */
  void start(int source, long time) {
    long clock = time - sources.get(source).lateness() - 1;
    if (clock > state.passed[source]) {
      state.passed[source] = clock;
    }
    if (canBeIdle) {
      follow();
    }
  }

  /** A source gives no more. */
  void end(int source) {
    state.passed[source] = ENDED;
  }

  /** Those that are idle go on with the farthest of those that are not. */
  private void follow() {
    long farthest = NEVER;
    for (int i = 0; i < state.passed.length; i++) {
      if (state.passed[i] != ENDED && !isIdle(i)) {
        farthest = Math.max(farthest, state.passed[i]);
      }
    }
    for (int i = 0; i < state.passed.length; i++) {
      if (state.passed[i] < farthest && isIdle(i)) {
        state.passed[i] = farthest;
      }
    }
  }

  @Override
  public double clock(int source) {
    long passed = state.passed[source];
    return passed == NEVER || passed == ENDED ? Double.NaN : passed;
  }

  @Override
  public boolean isIdle(int source) {
    long idle = sources.get(source).idle();
    return idle != SourceSpec.NEVER
        && state.heard[source] != NEVER
        && state.arrival - state.heard[source] > idle;
  }
}
