package urbanbrain.feed;

import java.io.DataOutput;
import java.io.IOException;
import urbanbrain.event.Event;

/**
 * All that is held of one feed for one key: its events that still matter, and how far each rule
 * over it has been judged.
 *
 * @param <P> the rules over the feed
 * @param <H> who hears what they say
 */
public interface Held<P extends FeedRules, H> {

  /** Later than all times. */
  long NEVER = Long.MAX_VALUE;

  /**
   * An event comes that fits, or the word that one which came is not so. Says at once what is said
   * on arrival.
   *
   * @param watermark all events up to it have come; the event is later
   */
  void arrive(Event event, long watermark, P plan, H hearing);

  /** All events up to the watermark have come. Says what is final, and forgets what has passed. */
  void pass(long watermark, P plan, H hearing);

  /** No event will come any more. Says the last word of what is still open. */
  void end(P plan, H hearing);

  /** Whether it holds nothing that matters any more. */
  boolean isIdle();

  /** The watermark at which there is something to say or to forget; {@link #NEVER} if none is. */
  long next(P plan);

  /** No later than {@link #next} where that was not earlier before an event of this time came. */
  default long nextAfter(long time, P plan) {
    return next(plan);
  }

  /** A copy that shares nothing that can change. */
  Held<P, H> copy();

  /** Writes it. */
  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException;
}
