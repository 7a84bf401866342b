package urbanbrain.flow.raise;

import static com.google.common.math.LongMath.saturatedAdd;

import com.google.common.collect.Iterables;
import java.time.Duration;
import java.util.TreeMap;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.notice.Times;

/**
 * How far event time may go on before what is said of it waits for a checkpoint. After a restart it
 * is known by it of which matches receivers may have heard meanwhile: of none that starts later. At
 * the first start all waits for the first checkpoint that knows of event time: a job that dies
 * before it begins as at its first start, and nobody could tell what it has said.
 *
 * <p>Times are event times, milliseconds since the epoch.
 */
final class Horizon {

  /** More than sources come out of order and event time goes on between two checkpoints. */
  static final long AHEAD = Duration.ofMinutes(15).toMillis();

  /** By checkpoint that is not known to be complete, the horizon that it holds. */
  private final TreeMap<Long, Long> held = new TreeMap<>();

  private final long before;
  private long newest = Long.MIN_VALUE;
  private long reached;

  /**
   * Goes on from a checkpoint.
   *
   * @param before the horizon that it holds; {@link Long#MIN_VALUE} at the first start, and where
   *     nothing was said before it, {@link Times#END} where that is not known
   */
  Horizon(long before) {
    this.before = before;
    this.reached = before;
  }

  /** Goes on from a checkpoint that holds this; what it does not hold is not known. */
  static Horizon of(Iterable<Long> held) {
    return new Horizon(Iterables.getFirst(held, Times.END));
  }

  /**
   * Begins anew.
   *
   * @param isFirst whether nothing can have been said before, as nothing is before a first
   *     checkpoint; if not, what was said is forgotten
   */
  static Horizon atStart(boolean isFirst) {
    return new Horizon(isFirst ? Long.MIN_VALUE : Times.END);
  }

  /** Up to when a match may start that receivers may know from before this start. */
  long before() {
    return before;
  }

  /** A word has come. */
  void hear(Word word) {
    if (word instanceof Word.Told told) {
      newest = Math.max(newest, told.update().match().start());
    } else if (word instanceof Word.Passed passed && passed.watermark() != Times.END) {
      newest = Math.max(newest, passed.watermark());
    } else if (word instanceof Word.Said said) {
      newest = Math.max(newest, said.event().time());
    }
  }

  /** A checkpoint is made: what it is to hold. */
  long snapshot(long checkpoint) {
    long next = newest == Long.MIN_VALUE ? before : saturatedAdd(newest, AHEAD);
    held.put(checkpoint, Math.max(next, before));
    return held.get(checkpoint);
  }

  /** A checkpoint, and with it every earlier one, is complete. */
  void complete(long checkpoint) {
    var latest = held.floorEntry(checkpoint);
    if (latest != null) {
      reached = latest.getValue();
      held.headMap(checkpoint, true).clear();
    }
  }

  /** Whether what is said of this moment must wait: no checkpoint allows for it yet. */
  boolean isBeyond(long time) {
    return time > reached || held.values().stream().anyMatch(horizon -> time > horizon);
  }
}
