package urbanbrain.rule.edition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;

/**
 * All rules of a city as they are from a moment on.
 *
 * @param number 0 for those that the city begins with, rising
 * @param from the event time from which on they count, milliseconds since the epoch; later than
 *     anything that was judged before
 * @param rules as they compile, over the streams that the city begins with
 * @param meanings by rule, a number that two texts share that ask for the same
 */
public record Edition(int number, long from, RuleSet rules, Map<String, Long> meanings) {

  public Edition {
    meanings = new TreeMap<>(meanings);
  }

  /** The rules of these files, of which they were compiled. */
  public static Edition of(int number, long from, RuleSet rules, List<RuleFiles.Source> files) {
    return new Edition(number, from, rules, Meanings.of(files));
  }
}
