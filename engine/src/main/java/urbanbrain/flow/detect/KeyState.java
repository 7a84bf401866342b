package urbanbrain.flow.detect;

import static com.google.common.base.Preconditions.checkState;

import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.window.FeedPlan;
import urbanbrain.window.FeedState;
import urbanbrain.window.Hearing;

/** All that is held for one key: a state for each feed that has had an event, and the timer. */
final class KeyState {

  /** No timer is pending. */
  static final long NO_TIMER = Long.MAX_VALUE;

  private final long signature;
  private final FeedState[] feeds;
  private long timer = NO_TIMER;

  KeyState(SpacePlan plan) {
    this(plan.signature(), new FeedState[plan.feeds().size()]);
  }

  /** A state as it was written; a feed without a state is null. */
  KeyState(long signature, FeedState[] feeds) {
    this.signature = signature;
    this.feeds = feeds;
  }

  boolean fits(SpacePlan plan) {
    return signature == plan.signature();
  }

  long signature() {
    return signature;
  }

  FeedState[] feeds() {
    return feeds;
  }

  /** The pending timer, {@link #NO_TIMER} without one. */
  long timer() {
    return timer;
  }

  void setTimer(long newTimer) {
    timer = newTimer;
  }

  /** An event comes that fits the feeds of these codes, or one that came is withdrawn. */
  void arrive(int[] codes, Event event, SpacePlan plan, Hearing hearing) {
    List<FeedPlan> plans = plan.feeds();
    for (int i = 0; i < feeds.length; i++) {
      if (contains(codes, plans.get(i).code())) {
        if (event.isWithdrawn()) {
          withdraw(i, event, plans.get(i), hearing);
          continue;
        }
        if (feeds[i] == null) {
          feeds[i] = new FeedState(plans.get(i));
        }
        feeds[i].arrive(event, plans.get(i), hearing);
      }
    }
  }

  private void withdraw(int index, Event event, FeedPlan plan, Hearing hearing) {
    checkState(feeds[index] != null, "%s is withdrawn and never came", event);
    feeds[index].withdraw(event, plan, hearing);
    feeds[index] = feeds[index].isIdle() ? null : feeds[index];
  }

  private static boolean contains(int[] codes, int code) {
    for (int one : codes) {
      if (one == code) {
        return true;
      }
    }
    return false;
  }

  /** All events up to the watermark have come. */
  void pass(long watermark, SpacePlan plan, Hearing hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        feeds[i].pass(watermark, plan.feeds().get(i), hearing);
        feeds[i] = feeds[i].isIdle() ? null : feeds[i];
      }
    }
  }

  /** No event will come any more. */
  void end(SpacePlan plan, Hearing hearing) {
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        feeds[i].end(plan.feeds().get(i), hearing);
      }
    }
  }

  /** Whether it holds nothing that matters any more. */
  boolean isIdle() {
    for (FeedState feed : feeds) {
      if (feed != null) {
        return false;
      }
    }
    return true;
  }

  /** The watermark at which there is something to say or to forget. */
  long next(SpacePlan plan) {
    long next = FeedState.NEVER;
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i] != null) {
        next = Math.min(next, feeds[i].next(plan.feeds().get(i)));
      }
    }
    return next;
  }

  KeyState copy() {
    FeedState[] copies = new FeedState[feeds.length];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = feeds[i] == null ? null : feeds[i].copy();
    }
    KeyState copy = new KeyState(signature, copies);
    copy.timer = timer;
    return copy;
  }
}
