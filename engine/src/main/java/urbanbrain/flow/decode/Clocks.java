package urbanbrain.flow.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import urbanbrain.event.Event;
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

  /** How far each source is; {@link #ENDED} for one that gives no more. */
  private final long[] passed;

  /** By source, the arrival by which its silence counts. */
  private final long[] heard;

  /** The newest arrival of all. */
  private long arrival = NEVER;

  /** The newest event of all that counted. */
  private long last = NEVER;

  /** The clocks of these sources, each of a part where a source has several. */
  Clocks(List<SourceSpec> sources) {
    this.sources = sources;
    this.canBeIdle = sources.stream().anyMatch(source -> source.idle() != SourceSpec.NEVER);
    this.passed = new long[sources.size()];
    this.heard = new long[sources.size()];
    Arrays.fill(passed, NEVER);
    Arrays.fill(heard, NEVER);
  }

  /**
   * Goes on from what was known. A source that is new is silent since now; the clock of a new part
   * of a source that is not stands where the slowest of the others does, as time up to there has
   * been judged.
   */
  void goOnFrom(Known known) {
    arrival = known.arrival();
    last = known.last();
    for (int i = 0; i < passed.length; i++) {
      SourceSpec source = sources.get(i);
      Optional<Known.Part> part = known.of(source);
      passed[i] = part.map(Known.Part::passed).orElseGet(() -> known.passed(source.name()));
      heard[i] = part.map(Known.Part::heard).orElse(arrival);
    }
  }

  /** All that is known now. */
  Known known(Record[] headers) {
    List<Known.Part> parts = new ArrayList<>();
    for (int i = 0; i < passed.length; i++) {
      SourceSpec source = sources.get(i);
      parts.add(new Known.Part(source.name(), source.file(), passed[i], heard[i], headers[i]));
    }
    return new Known(parts, arrival, last);
  }

  /** How far all are now. */
  Decoded.Ticked tick() {
    return new Decoded.Ticked(passed.clone(), last, arrival);
  }

  /** How far an event came behind what would have been in time, or 0 if it counts. */
  long behind(int source, long time) {
    long clock = passed[source];
    return clock == NEVER || time > clock ? 0 : clock - time + 1;
  }

  /**
   * Something came from a source at this arrival time; without one it says nothing. A silence of
   * all is no one's own: it counts at most as half of what makes a source idle, so that after a
   * pause of the whole city the first to come does not make the others late.
   */
  void hear(int source, long at) {
    if (at == Event.NO_ARRIVAL) {
      return;
    }
    if (arrival == NEVER) {
      Arrays.fill(heard, at); // who is silent from the start is silent since now
    } else if (canBeIdle && at > arrival) {
      excuse(at - arrival);
    }
    arrival = Math.max(arrival, at);
    heard[source] = Math.max(heard[source], at);
  }

  private void excuse(long silence) {
    for (int i = 0; i < heard.length; i++) {
      heard[i] += Math.max(0, silence - sources.get(i).idle() / 2);
    }
  }

  /** An event of a source counts. */
  void accept(int source, long time) {
    last = Math.max(last, time);
    start(source, time);
  }

  /** The first event of a source will have this time, or one has. */
  void start(int source, long time) {
    long clock = time - sources.get(source).lateness() - 1;
    if (clock > passed[source]) {
      passed[source] = clock;
    }
    if (canBeIdle) {
      follow();
    }
  }

  /** A source gives no more. */
  void end(int source) {
    passed[source] = ENDED;
  }

  /** Those that are idle go on with the farthest of those that are not. */
  private void follow() {
    long farthest = NEVER;
    for (int i = 0; i < passed.length; i++) {
      if (passed[i] != ENDED && !isIdle(i)) {
        farthest = Math.max(farthest, passed[i]);
      }
    }
    for (int i = 0; i < passed.length; i++) {
      if (passed[i] < farthest && isIdle(i)) {
        passed[i] = farthest;
      }
    }
  }

  @Override
  public double clock(int source) {
    long clock = passed[source];
    return clock == NEVER || clock == ENDED ? Double.NaN : clock;
  }

  @Override
  public boolean isIdle(int source) {
    long idle = sources.get(source).idle();
    return idle != SourceSpec.NEVER && heard[source] != NEVER && arrival - heard[source] > idle;
  }
}
