package urbanbrain.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.Draft;

/** Random changes of a city's rule files, some of them broken. */
public final class Drafts {

  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]+\\b");

  private final List<RuleFiles.Source> first;
  private final Random random;

  public Drafts(List<RuleFiles.Source> first, Random random) {
    this.first = first;
    this.random = random;
  }

  /** The next draft; whether it will be refused is not known here. */
  public Draft next() {
    List<RuleFiles.Source> next = new ArrayList<>(first);
    List<RuleFiles.Source> rules = next.stream().filter(f -> !f.declaresStreams()).toList();
    RuleFiles.Source file = rules.get(random.nextInt(rules.size()));
    switch (random.nextInt(6)) {
      case 0 -> next.remove(file);
      case 1 -> put(next, file, file.text() + "# said otherwise\n");
      case 2 -> put(next, file, file.text() + "nonsense: [\n");
      case 3 -> {
        RuleFiles.Source old = first.get(random.nextInt(first.size()));
        next.removeIf(other -> other.path().equals(old.path()));
        next.add(old);
      }
      default -> put(next, file, otherNumber(file.text()));
    }
    return Draft.whole(next);
  }

  private static void put(List<RuleFiles.Source> files, RuleFiles.Source old, String text) {
    files.replaceAll(f -> f.equals(old) ? new RuleFiles.Source(old.path(), text) : f);
  }

  /** One of the numbers in what is asked for is another. */
  private String otherNumber(String text) {
    int when = text.indexOf("\nwhen:");
    List<MatchResult> numbers =
        NUMBER.matcher(text).results().filter(number -> number.start() > when).toList();
    if (numbers.isEmpty()) {
      return text;
    }
    MatchResult number = numbers.get(random.nextInt(numbers.size()));
    int other = Math.max(1, Integer.parseInt(number.group()) + random.nextInt(7) - 3);
    return text.substring(0, number.start()) + other + text.substring(number.end());
  }
}
