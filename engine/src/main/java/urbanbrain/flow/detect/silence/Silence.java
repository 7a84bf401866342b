package urbanbrain.flow.detect.silence;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.asset.Roll;
import urbanbrain.event.Event;

/**
 * What one silent rule knows of one key: its last event of all that are certain to have come, and
 * of those beyond it the ones that matter. An event between two that are less than {@code for}
 * apart changes nothing, unless one of them can still be taken back.
 */
final class Silence {

  /** There is no episode. */
  static final long NONE = Long.MIN_VALUE;

  /** Nothing is to be done at any time. */
  static final long NEVER = Long.MAX_VALUE;

  /** Only the end of everything is later. */
  private static final long LAST = Long.MAX_VALUE - 1;

  /** The last event of all that are certain to have come, or null. */
  Event last;

  /** When the episode that is open opened, or {@link #NONE}. */
  long opening = NONE;

  /** Whether events had to be dropped. */
  boolean isDegraded;

  /**
   * Whether it is a known asset: it is waited for from the beginning, but only once, also where it
   * was forgotten since.
   */
  boolean isKnown;

  /** The events beyond it, in their order. */
  final List<Event> ahead = new ArrayList<>();

  /** Knows when sources were alive. */
  @FunctionalInterface
  interface Lives {

    /**
     * See {@link Pauses#moment}, of the source of an event since that event; of what stands for a
     * known asset, the moment at which each source that could have told of it has been alive for so
     * long since its first event that the rule sees.
     */
    long moment(SilentRule rule, Event since, long alive);
  }

  /** Hears of episodes. */
  interface Hearing {

    /** The key has fallen silent after an event. */
    void silent(SilentRule rule, long opening, Event last, boolean isDegraded);

    /** The episode has ended. */
    void over(SilentRule rule, Span span, Event last, boolean isDegraded);

    /** As many events were held as may be. */
    void boundHit(SilentRule rule, long time);
  }

  /**
   * An episode that has ended.
   *
   * @param wasTold whether it has been told that it opened
   */
  record Span(long opening, long closing, boolean wasTold) {}

  /** Whether it holds nothing that matters any more. */
  boolean isIdle() {
    return last == null && ahead.isEmpty() && !isKnown;
  }

  /** The key is that of a known asset: until it is heard, that is as if it had been before. */
  private void know(Event asset) {
    if (!isKnown && last == null) {
      last = asset;
    }
    isKnown = true;
  }

  /**
   * An event has come, or the word that one was none, or what stands for a known asset.
   *
   * @param most how many events beyond the last that is certain are held
   */
  void arrive(Event event, SilentRule rule, int most, Hearing hearing) {
    if (Roll.isOf(event)) {
      know(event);
      return;
    }
    if (event.isWithdrawn()) {
      ahead.removeIf(other -> other.identity() == event.identity());
      return;
    }
    int at = ahead.size();
    while (at > 0 && Event.ORDER.compare(ahead.get(at - 1), event) > 0) {
      at--;
    }
    ahead.add(at, event);
    long hold = rule.hold();
    drop(at + 1, hold);
    drop(at, hold);
    drop(at - 1, hold);
    if (ahead.size() > most) {
      Event oldest = ahead.remove(0);
      isDegraded = true;
      hearing.boundHit(rule, oldest.time());
    }
  }

  /** Drops the event at this place if it changes nothing. */
  private void drop(int at, long hold) {
    if (at < 0 || at + 1 >= ahead.size()) {
      return;
    }
    Event before = at == 0 ? last : ahead.get(at - 1);
    Event after = ahead.get(at + 1);
    boolean wasHeard = before != null && !Roll.isOf(before);
    if (wasHeard && after.time() - before.time() < hold && isPlain(at) && isPlain(at + 1)) {
      boolean isFirm = at == 0 || isPlain(at - 1);
      if (isFirm) {
        ahead.remove(at);
      }
    }
  }

  /** Whether it can no longer be taken back. */
  private boolean isPlain(int at) {
    return ahead.get(at).version() == null;
  }

  /** All events up to the watermark have come. */
  void pass(long watermark, SilentRule rule, Lives lives, Hearing hearing) {
    if (watermark < rule.heard()) {
      goOn(watermark, rule, lives, hearing);
    } else {
      goOn(rule.heard() - 1, rule, lives, hearing);
      end(rule, hearing);
    }
  }

  /** The rule judges nothing any more: what is open ends with it. */
  private void end(SilentRule rule, Hearing hearing) {
    if (opening != NONE) {
      hearing.over(rule, new Span(opening, rule.heard(), true), last, isDegraded);
    }
    opening = NONE;
    last = null;
    isKnown = false;
    ahead.clear();
  }

  private void goOn(long watermark, SilentRule rule, Lives lives, Hearing hearing) {
    while (!ahead.isEmpty() && ahead.get(0).time() <= watermark) {
      Event next = ahead.remove(0);
      if (last != null) {
        settle(next.time(), watermark, rule, lives, hearing);
      }
      last = next;
    }
    if (last != null) {
      settle(NEVER, watermark, rule, lives, hearing);
    }
  }

  /** Judges the time from the last event to the next; forgets the key when that is due. */
  private void settle(long next, long watermark, SilentRule rule, Lives lives, Hearing hearing) {
    long forgotten = lives.moment(rule, last, rule.forget());
    long end = Math.min(next, forgotten);
    boolean wasTold = opening != NONE;
    long open = wasTold ? opening : lives.moment(rule, last, rule.hold());
    if (open <= watermark && open < end) {
      if (end <= watermark) {
        hearing.over(rule, new Span(open, end, wasTold), last, isDegraded);
      } else if (!wasTold) {
        opening = open;
        hearing.silent(rule, open, last, isDegraded);
      }
    }
    if (end <= watermark) {
      opening = NONE;
      isDegraded = false;
      last = null;
    }
  }

  /** No later than this anything can be said or forgotten; {@link #NEVER} if nothing ever. */
  long due(SilentRule rule, Lives lives) {
    return Math.min(rule.heard(), change(rule, lives));
  }

  private long change(SilentRule rule, Lives lives) {
    long first = ahead.isEmpty() ? NEVER : ahead.get(0).time();
    if (opening != NONE) {
      return Math.min(first, lives.moment(rule, last, rule.forget()));
    }
    long least = Math.min(rule.hold(), rule.forget());
    long atEnd = isKnown ? LAST : NEVER;
    long afterFirst = first == NEVER ? atEnd : first + least;
    return last == null ? afterFirst : Math.min(afterFirst, lives.moment(rule, last, least));
  }

  Silence copy() {
    Silence copy = new Silence();
    copy.last = last;
    copy.opening = opening;
    copy.isDegraded = isDegraded;
    copy.isKnown = isKnown;
    copy.ahead.addAll(ahead);
    return copy;
  }
}
