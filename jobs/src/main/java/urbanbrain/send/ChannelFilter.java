package urbanbrain.send;

import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;

/** Which messages a channel takes. */
public final class ChannelFilter implements Serializable {

  /** Whether every rule fits, also one that is put in while the job runs. */
  private final boolean takesEveryRule;

  private final ImmutableSet<String> rules;
  private final ImmutableSet<Severity> severities;

  private ChannelFilter(
      boolean takesEveryRule, ImmutableSet<String> rules, ImmutableSet<Severity> severities) {
    this.takesEveryRule = takesEveryRule;
    this.rules = rules;
    this.severities = severities;
  }

  /**
   * A filter by rules and severities.
   *
   * @param patterns names of rules, or globs over the paths of their files within the rules' folder
   *     such as {@code traffic/*}; empty for all rules. Of rules that are put in later only names
   *     are known here
   * @param severities empty for all
   */
  public static ChannelFilter of(
      List<String> patterns, Collection<Severity> severities, RuleSet rules) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    names.addAll(patterns);
    for (Rule rule : rules.rules()) {
      if (patterns.stream().anyMatch(pattern -> fits(pattern, rule))) {
        names.add(rule.name());
      }
    }
    return new ChannelFilter(patterns.isEmpty(), names.build(), ImmutableSet.copyOf(severities));
  }

  /**
   * Whether a message goes out through the channel. One about the engine has no severity: whoever
   * hears of a rule must hear that it may miss something.
   */
  public boolean takes(Alert alert) {
    return (takesEveryRule || rules.contains(alert.facts().rule()))
        && (alert.isSystem()
            || severities.isEmpty()
            || severities.contains(alert.facts().severity()));
  }

  /** Whether a pattern names any rule at all: one that does not is likely a slip. */
  public static boolean namesOne(String pattern, RuleSet rules) {
    return rules.rules().stream().anyMatch(rule -> fits(pattern, rule));
  }

  private static boolean fits(String pattern, Rule rule) {
    return pattern.equals(rule.name()) || fitsFile(pattern, rule.file());
  }

  /** Where the rules' folder begins within the path is not known: every end of the path will do. */
  private static boolean fitsFile(String pattern, String file) {
    PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    Path path = Path.of(file).normalize();
    for (int from = 0; from < path.getNameCount(); from++) {
      Path tail = path.subpath(from, path.getNameCount());
      if (glob.matches(tail) || glob.matches(withoutEnding(tail))) {
        return true;
      }
    }
    return false;
  }

  private static Path withoutEnding(Path file) {
    return Path.of(file.toString().replaceFirst("\\.ya?ml$", ""));
  }
}
