package urbanbrain.verdict;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import urbanbrain.event.StableHash;

/**
 * What makes a match of a rule this one: its anchor event, or its key and opening.
 *
 * @param time the anchor's time or the opening, milliseconds since the epoch
 * @param name the anchor's event id or the key
 * @param tie the anchor's {@link urbanbrain.event.Event#content}, which tells two events apart that
 *     share id and time; 0 for a key
 */
public record MatchId(long time, String name, long tie) implements Comparable<MatchId> {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  @Override
  public int compareTo(MatchId other) {
    int byTime = Long.compare(time, other.time);
    int byName = byTime != 0 ? byTime : name.compareTo(other.name);
    return byName != 0 ? byName : Long.compare(tie, other.tie);
  }

  /**
   * The id as people and receivers see it, such as {@code gas_leak-20160127T220711Z-5f0c9a62d1}:
   * unique, and telling nothing that the event's own id might hold.
   */
  public String text(String rule) {
    return "%s-%010x".formatted(since(rule, time), digits(rule));
  }

  /** A rule and a moment, as ids begin. */
  public static String since(String rule, long time) {
    return rule + "-" + SECONDS.format(Instant.ofEpochMilli(time)) + "Z";
  }

  /** The 40 bits that stand at the end of its {@link #text}. */
  public long digits(String rule) {
    long hash = StableHash.of(StableHash.of(StableHash.of(StableHash.of(rule), name), tie), time);
    return hash >>> 24;
  }
}
