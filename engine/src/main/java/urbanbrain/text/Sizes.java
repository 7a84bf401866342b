package urbanbrain.text;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of bytes as people write them: a whole number and KB, MB, GB or TB, each 1,000 of the
 * last.
 */
public final class Sizes {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(KB|MB|GB|TB)");

  private Sizes() {}

  /** The bytes of {@code 256MB}, {@code 20GB}. */
  public static OptionalLong parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * unit(matcher.group(2)))
        : OptionalLong.empty();
  }

  private static long unit(String name) {
    return switch (name) {
      case "KB" -> 1_000L;
      case "MB" -> 1_000_000L;
      case "GB" -> 1_000_000_000L;
      default -> 1_000_000_000_000L;
    };
  }
}
