package urbanbrain.send;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * What came of one try to deliver a message.
 *
 * @param says for the log
 * @param retryAfter how long the receiver asks to be left alone; zero where it does not
 */
record Answer(Verdict verdict, String says, Duration retryAfter) {

  /** What to do next. */
  enum Verdict {
    /** Nothing: it has arrived. */
    DELIVERED,
    /** The receiver does not want this message as it is: set aside after a few more tries. */
    REFUSED,
    /** The receiver is not well or not there: slow down, and try again for as long as it takes. */
    UNWELL
  }

  /** Longer than this no receiver is waited for, whatever it asks. */
  private static final Duration MOST = Duration.ofHours(1);

  /**
   * Judges a response. Only 2xx is success; a redirect is not followed and counts as a refusal.
   *
   * @param retryAfter the header's value (RFC 9110, 10.2.3), or null
   */
  static Answer of(int status, String retryAfter, Instant now) {
    String says = "status " + status;
    if (status >= 200 && status < 300) {
      return new Answer(Verdict.DELIVERED, says, Duration.ZERO);
    }
    boolean unwell = status == 408 || status == 425 || status == 429 || status >= 500;
    boolean waits = status == 429 || status == 503;
    return new Answer(
        unwell ? Verdict.UNWELL : Verdict.REFUSED,
        says,
        waits ? wait(retryAfter, now) : Duration.ZERO);
  }

  /** There was no response. */
  static Answer failed(Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return new Answer(Verdict.UNWELL, cause.toString(), Duration.ZERO);
  }

  /** Seconds or a date; anything else says nothing. */
  private static Duration wait(String retryAfter, Instant now) {
    if (retryAfter == null) {
      return Duration.ZERO;
    }
    String text = retryAfter.strip();
    Duration asked = text.matches("\\d{1,9}") ? seconds(text) : untilDate(text, now);
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static Duration untilDate(String text, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
