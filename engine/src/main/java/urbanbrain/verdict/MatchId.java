package urbanbrain.verdict;

import java.time.LocalDateTime;
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

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /** The last year that is written with four digits. */
  private static final int LAST_OF_FOUR = 9_999;

  private static final long MILLIS = 1_000;

  /** How many bits stand at the end of its text. */
  private static final int DIGITS = 40;

  /** How much longer its text is than the rule's name. */
  private static final int TAIL = 28;

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
    StringBuilder text = new StringBuilder(rule.length() + TAIL);
    appendSince(text, rule, time);
    text.append('-');
    long digits = digits(rule);
    for (int shift = DIGITS - 4; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (digits >>> shift) & 0xf, 16));
    }
    return text.toString();
  }

  /** A rule and a moment, as ids begin. */
  public static String since(String rule, long time) {
    StringBuilder text = new StringBuilder(rule.length() + TAIL);
    appendSince(text, rule, time);
    return text.toString();
  }

  private static void appendSince(StringBuilder text, String rule, long time) {
    text.append(rule).append('-');
    LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(time, MILLIS), 0, ZoneOffset.UTC);
    if (at.getYear() < 0 || at.getYear() > LAST_OF_FOUR) {
      text.append(SECONDS.format(at));
    } else {
      // A formatter and a format for each message take longer than all else of it.
      appendTwo(text, at.getYear() / 100);
      appendTwo(text, at.getYear() % 100);
      appendTwo(text, at.getMonthValue());
      appendTwo(text, at.getDayOfMonth());
      text.append('T');
      appendTwo(text, at.getHour());
      appendTwo(text, at.getMinute());
      appendTwo(text, at.getSecond());
    }
    text.append('Z');
  }

  private static void appendTwo(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** The 40 bits that stand at the end of its {@link #text}. */
  public long digits(String rule) {
    long hash = StableHash.of(StableHash.of(StableHash.of(StableHash.of(rule), name), tie), time);
    return hash >>> (Long.SIZE - DIGITS);
  }
}
