package urbanbrain.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns local times of one zone into instants. Remembers the stretch of local time, between two
 * changes of the clocks, in which the last one lay: there the offset is known.
 */
final class ZoneClock {

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long offset;

  ZoneClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /**
   * The instant of a local time, both in milliseconds since 1970-01-01T00:00. In a gap it is moved
   * forward by the gap, in an overlap the earlier instant is taken: both mean the offset before.
   */
  long instant(long local) {
    return local >= from && local < to ? local - offset : look(local);
  }

  private long look(long local) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1_000L),
            (int) Math.floorMod(local, 1_000L) * 1_000_000,
            ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change != null) {
      return local - millis(change.getOffsetBefore());
    }
    ZoneOffset now = rules.getOffset(time);
    long instant = local - millis(now);
    remember(now, Instant.ofEpochMilli(instant));
    return instant;
  }

  private void remember(ZoneOffset now, Instant instant) {
    ZoneOffsetTransition last = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    offset = millis(now);
    from = last == null ? Long.MIN_VALUE : last.toEpochSecond() * 1_000 + greater(last);
    to = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1_000 + lesser(next);
  }

  /** Local time is clear again only once neither offset makes it fall before the change. */
  private static long greater(ZoneOffsetTransition change) {
    return Math.max(millis(change.getOffsetBefore()), millis(change.getOffsetAfter()));
  }

  private static long lesser(ZoneOffsetTransition change) {
    return Math.min(millis(change.getOffsetBefore()), millis(change.getOffsetAfter()));
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1_000L;
  }
}
