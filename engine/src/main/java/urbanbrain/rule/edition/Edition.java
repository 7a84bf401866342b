package urbanbrain.rule.edition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.clock.ClockedRules;
import urbanbrain.rule.clock.RuleClocks;

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

  /**
   * What a city begins with.
   *
   * @param clocks its rules, by the clocks that settle them
   * @param files the texts of rules and streams
   * @param setting what rules are told of the city
   */
  public record First(RuleClocks clocks, List<RuleFiles.Source> files, Setting setting)
      implements Serializable {

    public First {
      files = List.copyOf(files);
    }

    /** Tells it from what other cities begin with. */
    String key() {
      List<String> names = clocks.clocks().stream().map(ClockedRules::name).toList();
      String texts = EditionText.between(List.of(), files, 0, 0).line();
      return setting + " " + clocks.sources() + " " + names + " " + texts;
    }
  }

  /** The rules of these files, of which they were compiled. */
  public static Edition of(int number, long from, RuleSet rules, List<RuleFiles.Source> files) {
    return new Edition(number, from, rules, Meanings.of(files));
  }
}
