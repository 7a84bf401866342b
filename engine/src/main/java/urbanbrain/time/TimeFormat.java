package urbanbrain.time;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a column says a time.
 *
 * @param match a pattern with one group, which takes a part of the text, or null for all of it
 * @param pattern a pattern of {@link DateTimeFormatter}, {@link #EPOCH_MS}, {@link #EPOCH_S}, or
 *     null for ISO-8601 or epoch milliseconds
 * @param zone where times without an offset are local
 */
public record TimeFormat(String match, String pattern, ZoneId zone) implements Serializable {

  /** Milliseconds since 1970 UTC. */
  public static final String EPOCH_MS = "epoch_ms";

  /** Seconds since 1970 UTC, perhaps with a fraction. */
  public static final String EPOCH_S = "epoch_s";

  /** Why {@link #match} is none, if it is none. */
  public Optional<String> wrongMatch() {
    try {
      int groups = match == null ? 1 : Pattern.compile(match).matcher("").groupCount();
      return groups == 1
          ? Optional.empty()
          : Optional.of("the pattern has %d groups, not one".formatted(groups));
    } catch (PatternSyntaxException e) {
      return Optional.of("no pattern: " + e.getDescription());
    }
  }

  /** Why {@link #pattern} is none, if it is none. */
  public Optional<String> wrongPattern() {
    if (pattern == null || isEpoch()) {
      return Optional.empty();
    }
    try {
      formatter();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("no format of a time: " + e.getMessage());
    }
  }

  @CanIgnoreReturnValue
  DateTimeFormatter formatter() {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  boolean isEpoch() {
    return EPOCH_MS.equals(pattern) || EPOCH_S.equals(pattern);
  }

  /** What is wanted, to be read after "is no time". */
  public String says() {
    String written = pattern == null ? "in ISO-8601 or epoch milliseconds" : "as " + pattern;
    return match == null ? written : "%s in what matches %s".formatted(written, match);
  }
}
