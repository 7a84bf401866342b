package urbanbrain.send.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * What came of one try to deliver a message.
 *
 * @param says for the log
 * @param retryAfter how long the receiver asks to be left alone; zero where it does not say
 * @param asksForRest whether it asks to be left alone
 */
record Answer(Verdict verdict, String says, Duration retryAfter, boolean asksForRest) {

  /** What to do next. */
  enum Verdict {
    /** Nothing: it has arrived. */
    DELIVERED,
    /** The receiver does not want this message as it is: set aside after a few more tries. */
    REFUSED,
    /** The receiver is not well, not there or not set up: slow down, and try again. */
    UNWELL,
    /** The receiver wants no message ever again. */
    GONE
  }

  /** Longer than this no receiver is waited for, whatever it asks. */
  private static final Duration MOST = Duration.ofHours(1);

  /** Bad request, not acceptable, conflict, too large, wrong media type, unprocessable. */
  private static final Set<Integer> REFUSALS = Set.of(400, 406, 409, 413, 415, 422);

  private static final int OVERLOADED = 429;
  private static final int GONE_FOR_EVER = 410;

  /**
   * Judges a response. Only 2xx is success; a redirect is not followed: it is no success.
   *
   * @param retryAfter the header's value (RFC 9110, 10.2.3), or null
   */
  static Answer of(int status, String retryAfter, Instant now) {
    boolean mayAsk = status == OVERLOADED || (status >= 502 && status <= 504);
    Duration wait = mayAsk ? wait(retryAfter, now) : Duration.ZERO;
    boolean asks = status == OVERLOADED || !wait.isZero();
    return new Answer(verdict(status), "status " + status, wait, asks);
  }

  private static Verdict verdict(int status) {
    if (status >= 200 && status < 300) {
      return Verdict.DELIVERED;
    }
    if (status == GONE_FOR_EVER) {
      return Verdict.GONE;
    }
    return REFUSALS.contains(status) ? Verdict.REFUSED : Verdict.UNWELL;
  }

  /** There was no response. */
  static Answer failed(Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return new Answer(Verdict.UNWELL, cause.toString(), Duration.ZERO, false);
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
