package urbanbrain.rule.parse;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.text.YamlNode;

/**
 * Finds which areas and cells rules ask for, before rules are compiled: so that a stream has all of
 * its fields, and each its slot, before anything refers to them. A name that only looks like one
 * costs a look-up for nothing.
 */
final class LookUps {

  private static final Pattern CELLS = Pattern.compile("h3\\(\\s*(\\d{1,2})\\s*\\)");

  private final Dictionary streams;
  private final Set<String> named = new TreeSet<>();
  private final Set<String> wanted = new TreeSet<>();

  private LookUps(Dictionary streams) {
    this.streams = streams;
  }

  /** The dictionary with the fields that these rule files ask for of the streams they name. */
  static Dictionary asked(Collection<YamlNode> rules, Dictionary streams) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (YamlNode rule : rules) {
      LookUps asked = new LookUps(streams);
      asked.read(rule);
      for (String stream : asked.named) {
        all.computeIfAbsent(stream, s -> new TreeSet<>()).addAll(asked.wanted);
      }
    }
    return streams.with(all);
  }

  private void read(YamlNode node) {
    node.entries().forEach(entry -> read(entry.value()));
    node.elements().forEach(this::read);
    if (streams.stream(node.text()).isPresent()) {
      named.add(node.text());
    }
    for (String layer : streams.areas().keySet()) {
      if (names(layer, node.text())) {
        wanted.add(Derived.area(layer).name());
      }
    }
    Matcher cells = CELLS.matcher(node.text());
    while (cells.find()) {
      Derived.resolution(cells.group()).ifPresent(n -> wanted.add(Derived.h3(n).name()));
    }
  }

  /** {@code district}, {@code district/old_town} or, in an expression, {@code area.district}. */
  private static boolean names(String layer, String text) {
    return text.equals(layer)
        || text.startsWith(layer + "/")
        || text.contains("." + Derived.area(layer).name());
  }
}
