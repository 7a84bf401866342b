package urbanbrain.flow.meter;

import urbanbrain.event.Event;

/**
 * The arrival of the event by which something is said, as it travels with what is said: as Flink's
 * timestamp of it. Events carry their own time, so Flink's timestamp is free for this, and
 * operators hand it on by themselves. What a timer says has the timer's time instead; to tell them
 * apart an arrival is written as its negative. Nothing that is judged reads it.
 */
public final class Stamps {

  private Stamps() {}

  /**
   * The timestamp of an event; 0, which tells of no arrival, where its source has no such clock.
   */
  public static long of(Event event) {
    return event.arrival() == Event.NO_ARRIVAL ? 0 : -event.arrival();
  }

  /**
   * The arrival that a timestamp tells of, {@link Event#NO_ARRIVAL} where it tells of none.
   *
   * @param stamp may be null
   */
  public static long arrival(Long stamp) {
    return stamp == null || stamp >= 0 || stamp == Long.MIN_VALUE ? Event.NO_ARRIVAL : -stamp;
  }
}
