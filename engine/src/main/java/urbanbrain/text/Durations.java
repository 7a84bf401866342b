package urbanbrain.text;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: a whole number and ms, s, m, h or d. */
public final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,10})(ms|s|m|h|d)");
  private static final long DAY = 86_400_000;

  private Durations() {}

  /** The milliseconds of {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}. */
  public static OptionalLong parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * unit(matcher.group(2)))
        : OptionalLong.empty();
  }

  /** The milliseconds that a scalar says, not negative; a problem if it says none. */
  public static Optional<Long> read(YamlNode node) {
    OptionalLong millis = node.isScalar() ? parse(node.text()) : OptionalLong.empty();
    if (millis.isEmpty()) {
      node.complain(
          "%s is no duration: write a whole number and a unit, as 30s, 5m, 2h or 1d"
              .formatted(node.quote()));
      return Optional.empty();
    }
    return Optional.of(millis.getAsLong());
  }

  /** The shortest way to write so many milliseconds, as {@link #parse} reads it. */
  public static String write(long millis) {
    if (millis == 0) {
      return "0s";
    }
    for (String name : new String[] {"d", "h", "m", "s"}) {
      if (millis % unit(name) == 0) {
        return millis / unit(name) + name;
      }
    }
    return millis + "ms";
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> DAY;
    };
  }
}
