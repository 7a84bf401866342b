package urbanbrain.flow.detect.state;

import com.google.common.primitives.Ints;
import java.util.List;
import urbanbrain.flow.Routed;
import urbanbrain.value.FeedValues;
import urbanbrain.value.ValueHearing;
import urbanbrain.value.ValuePlan;

/** All that is held for one key: the values of each feed that has had an event, and the timer. */
final class KeyValues {

  /** No timer is pending. */
  static final long NO_TIMER = Long.MAX_VALUE;

  private final long signature;
  private final FeedValues[] feeds;
  private long timer = NO_TIMER;

  KeyValues(SpacePlan plan) {
    this(plan.signature(), new FeedValues[plan.feeds().size()]);
  }

  /** As it was written; a feed without values is null. */
  KeyValues(long signature, FeedValues[] feeds) {
    this.signature = signature;
    this.feeds = feeds;
  }

  boolean fits(SpacePlan plan) {
    return signature == plan.signature();
  }

  long signature() {
    return signature;
  }

  FeedValues[] feeds() {
    return feeds;
  }

  /** The pending timer, {@link #NO_TIMER} without one. */
  long timer() {
    return timer;
  }

  void setTimer(long newTimer) {
    timer = newTimer;
  }

  /** An event comes, or a withdrawal of one; gives how many events had to go for it. */
  int arrive(Routed routed, long watermark, SpacePlan plan, ValueHearing hearing) {
    List<ValuePlan> plans = plan.feeds();
    int dropped = 0;
    for (int i = 0; i < feeds.length; i++) {
      if (Ints.contains(routed.feeds(), plans.get(i).code())) {
        if (feeds[i] == null) {
          feeds[i] = new FeedValues(plans.get(i));
        }
        dropped += feeds[i].arrive(routed.event(), watermark, plans.get(i), hearing) ? 1 : 0;
      }
    }
    return dropped;
  }

  /** All events up to the watermark have come. */
  void pass(long watermark, SpacePlan plan, ValueHearing hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        feeds[i].pass(watermark, plan.feeds().get(i), hearing);
        feeds[i] = feeds[i].isIdle() ? null : feeds[i];
      }
    }
  }

  /** No event will come any more. */
  void end(SpacePlan plan, ValueHearing hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        feeds[i].end(plan.feeds().get(i), hearing);
      }
    }
  }

  /** Whether it holds nothing that matters any more. */
  boolean isIdle() {
    for (FeedValues feed : feeds) {
      if (feed != null) {
        return false;
      }
    }
    return true;
  }

  /** The watermark at which there is something to say or to forget. */
  long next(SpacePlan plan) {
    long next = FeedValues.NEVER;
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        next = Math.min(next, feeds[i].next(plan.feeds().get(i)));
      }
    }
    return next;
  }

  KeyValues copy() {
    FeedValues[] copies = new FeedValues[feeds.length];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = feeds[i] == null ? null : feeds[i].copy();
    }
    KeyValues copy = new KeyValues(signature, copies);
    copy.timer = timer;
    return copy;
  }
}
