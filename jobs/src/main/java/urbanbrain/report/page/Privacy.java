package urbanbrain.report.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.report.trace.Rounding;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * What a page may show that anybody may pass on. Of streams with a sensitive field it shows places
 * to 500 m, and in place of an event's id, which may be made of an address, a hash of it.
 */
final class Privacy {

  /** What stands for a sensitive value. */
  static final String MASK = "***";

  private final TreeSet<String> sensitive = new TreeSet<>();
  private final Map<String, Rule> rules = new TreeMap<>();

  Privacy(RuleSet rules) {
    for (StreamType stream : rules.streams().streams()) {
      if (stream.fields().stream().anyMatch(Field::sensitive)) {
        sensitive.add(stream.name());
      }
    }
    rules.rules().forEach(rule -> this.rules.put(rule.name(), rule));
  }

  /** Whether a stream, or what gives this signal, has something to hide. */
  boolean hides(String streamOrSignal) {
    Rule signal = rules.get(streamOrSignal);
    return signal == null
        ? sensitive.contains(streamOrSignal)
        : signal.when().legs().stream().anyMatch(this::hides);
  }

  private boolean hides(Leg leg) {
    return hides(leg.isSignal() ? leg.signal() : leg.stream().name());
  }

  /** Whether the place of a rule's incidents is that of an event that has something to hide. */
  boolean hidesPlace(String rule) {
    return rules.containsKey(rule)
        && anchors(rules.get(rule).when()).stream().anyMatch(this::hides);
  }

  private static List<Leg> anchors(Form form) {
    if (form instanceof Form.All all) {
      return List.of(all.anchor());
    }
    return form instanceof Form.Sequence sequence ? List.of(sequence.steps().get(0)) : form.legs();
  }

  /** A place as it may be shown. */
  static Place shown(Place place, boolean isHidden) {
    return isHidden ? Rounding.coarse(place) : place;
  }

  /** An event's id as it may be shown; a signal's key stands there as its rule's key does. */
  String id(String stream, String id) {
    if (rules.containsKey(stream)) {
      return key(stream, id);
    }
    return sensitive.contains(stream) ? "#%08x".formatted((int) StableHash.of(id)) : id;
  }

  /** The key of a rule's incident as it may be shown, null where there is none. */
  String key(String rule, String key) {
    return key != null && hasSecretKey(rules.get(rule)) ? MASK : key;
  }

  private static boolean hasSecretKey(Rule rule) {
    return rule != null
        && rule.when().legs().stream()
            .filter(leg -> !leg.isSignal())
            .flatMap(leg -> rule.keyFields().stream().flatMap(f -> leg.stream().field(f).stream()))
            .anyMatch(Field::sensitive);
  }

  /** What keeps an incident of a rule quiet, as it may be shown: an event, or a signal. */
  String quietedBy(String rule, String by) {
    Rule known = rules.get(rule);
    if (by == null || known == null || known.incident() == null) {
      return by;
    }
    Leg leg = known.incident().quiet() == null ? null : known.incident().quiet().leg();
    return leg != null && hides(leg) ? MASK : by;
  }
}
