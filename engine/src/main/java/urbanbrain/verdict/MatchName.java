package urbanbrain.verdict;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a match's text id, or an incident's handle, tells: which match of which rule it is.
 *
 * @param digits the {@link MatchId#digits} of the match
 */
public record MatchName(String rule, long digits) {

  /** A handle may end in the turn of its match: a match may give its name more than once. */
  private static final Pattern TEXT =
      Pattern.compile("(.+)-[-+0-9]+T\\d{6}Z-([0-9a-f]{10})(?:-\\d+)?");

  /** Reads a text id or a handle; empty where it is neither. */
  public static Optional<MatchName> of(String text) {
    Matcher matcher = TEXT.matcher(text == null ? "" : text.strip());
    return matcher.matches()
        ? Optional.of(new MatchName(matcher.group(1), Long.parseLong(matcher.group(2), 16)))
        : Optional.empty();
  }
}
