package urbanbrain.flow.detect;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.primitives.Ints;
import urbanbrain.event.Event;
import urbanbrain.feed.FeedRules;
import urbanbrain.feed.Held;
import urbanbrain.flow.Routed;
import urbanbrain.flow.meter.Effort;

/**
 * All that is held for one key: that of each feed that has had an event, and the timer.
 *
 * @param <P> the rules over a feed
 * @param <H> who hears what they say
 */
public final class KeyFeeds<P extends FeedRules, H> {

  /** No timer is pending. */
  static final long NO_TIMER = Long.MAX_VALUE;

  private final long signature;
  private final Held<P, H>[] feeds;
  private long timer = NO_TIMER;

  /** From this watermark on it is worth moving the timer. Not written: it is let fire then. */
  private long movesFrom = NO_TIMER;

  /** Nothing is held of so many feeds. */
  @SuppressWarnings("unchecked") // there are no arrays of what has parameters
  KeyFeeds(long signature, int feeds) {
    this.signature = signature;
    this.feeds = (Held<P, H>[]) new Held<?, ?>[feeds];
  }

  boolean fits(SpacePlan<P, H> plan) {
    return signature == plan.signature();
  }

  long signature() {
    return signature;
  }

  /** By feed; null where nothing is held. */
  Held<P, H>[] feeds() {
    return feeds;
  }

  /** The pending timer, {@link #NO_TIMER} without one. */
  long timer() {
    return timer;
  }

  /** A timer is pending, as it was when the state was written. */
  void setTimer(long newTimer) {
    timer = newTimer;
    movesFrom = newTimer;
  }

  /** A timer is pending, set at a watermark. */
  void setTimer(long newTimer, long watermark) {
    timer = newTimer;
    boolean isSoon = watermark == Long.MIN_VALUE || newTimer == NO_TIMER;
    movesFrom = isSoon ? newTimer : newTimer - (newTimer - watermark) / 4;
  }

  /**
   * Whether most of the wait for the timer is over. Where events keep coming, there will be nothing
   * to do when it fires: to move it while the key is at hand is cheaper than to come back for that.
   */
  boolean isTimerNear(long watermark) {
    return watermark >= movesFrom;
  }

  /**
   * An event comes, or the word that one which came is not so.
   *
   * @return when there may be something to do that was not to be done before; if it is not before
   *     the pending timer, that is early enough
   */
  long arrive(Routed routed, long watermark, SpacePlan<P, H> plan, H hearing) {
    long due = Held.NEVER;
    for (int i = 0; i < feeds.length; i++) {
      P rules = plan.feeds().get(i);
      if (Ints.contains(routed.feeds(), rules.code())) {
        arrive(i, routed.event(), watermark, plan, hearing);
        long time = routed.event().time();
        if (feeds[i] != null && rules.firstAfter(time) < timer) {
          due = Math.min(due, feeds[i].nextAfter(time, rules));
        }
      }
    }
    return due;
  }

  private void arrive(int index, Event event, long watermark, SpacePlan<P, H> plan, H hearing) {
    if (feeds[index] == null) {
      checkState(!event.isWithdrawn(), "%s is withdrawn and never came", event);
      feeds[index] = plan.empty().apply(plan.feeds().get(index));
    }
    Effort effort = plan.efforts().get(index);
    long began = effort.begin();
    feeds[index].arrive(event, watermark, plan.feeds().get(index), hearing);
    effort.end(began);
    if (event.isWithdrawn()) {
      forget(index);
    }
  }

  private void forget(int index) {
    feeds[index] = feeds[index].isIdle() ? null : feeds[index];
  }

  /** All events up to the watermark have come. */
  void pass(long watermark, SpacePlan<P, H> plan, H hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        Effort effort = plan.efforts().get(i);
        long began = effort.begin();
        feeds[i].pass(watermark, plan.feeds().get(i), hearing);
        effort.end(began);
        forget(i);
      }
    }
  }

  /** No event will come any more. */
  void end(SpacePlan<P, H> plan, H hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        feeds[i].end(plan.feeds().get(i), hearing);
      }
    }
  }

  /** Whether it holds nothing that matters any more. */
  boolean isIdle() {
    for (Held<P, H> feed : feeds) {
      if (feed != null) {
        return false;
      }
    }
    return true;
  }

  /** The watermark at which there is something to say or to forget. */
  long next(SpacePlan<P, H> plan) {
    long next = Held.NEVER;
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        next = Math.min(next, feeds[i].next(plan.feeds().get(i)));
      }
    }
    return next;
  }

  KeyFeeds<P, H> copy() {
    KeyFeeds<P, H> copy = new KeyFeeds<>(signature, feeds.length);
    for (int i = 0; i < feeds.length; i++) {
      copy.feeds[i] = feeds[i] == null ? null : feeds[i].copy();
    }
    copy.timer = timer;
    copy.movesFrom = movesFrom;
    return copy;
  }
}
