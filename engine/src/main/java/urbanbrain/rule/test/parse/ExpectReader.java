package urbanbrain.rule.test.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import urbanbrain.rule.Severity;
import urbanbrain.rule.test.Expected;
import urbanbrain.rule.test.Facts;
import urbanbrain.rule.test.Moments;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;
import urbanbrain.verdict.Incident.Reason;

/** Reads what a case expects. */
final class ExpectReader {

  /** What an item of its own may say of the incident before it: how that goes on. */
  private static final Set<String> AFTERWARDS =
      Set.of(Facts.ENDED, Facts.END, Facts.STATE, Facts.REASON);

  private final Moments moments;
  private final long until;

  /** How an incident stands at the end of a case. */
  private enum State {
    OPEN,
    ENDED
  }

  /**
   * A reader.
   *
   * @param until how far the case goes; later nothing is told
   */
  ExpectReader(Moments moments, long until) {
    this.moments = moments;
    this.until = until;
  }

  /** The incidents that are expected; empty for nothing, and where there is a problem. */
  List<Expected> read(YamlNode node) {
    if (node.isScalar() && node.text().equals("nothing")) {
      return List.of();
    }
    if (!node.isList()) {
      node.complain("'nothing' is wanted here, or a list of incidents, not " + node.quote());
      return List.of();
    }
    if (node.elements().isEmpty()) {
      node.complain("an empty list proves nothing: write 'nothing' if nothing is to be raised");
    }
    List<Expected> expected = new ArrayList<>();
    for (YamlNode item : node.elements()) {
      Expected one = new Expected(item.line(), facts(item));
      if (isAfterwards(one, expected)) {
        Expected before = expected.remove(expected.size() - 1);
        Map<String, String> both = new LinkedHashMap<>(before.facts());
        both.putAll(one.facts());
        one = new Expected(before.line(), both);
      }
      expected.add(one);
    }
    return expected;
  }

  /** Whether an item goes on with the one before it, as in {@code {raised: 5m}, {ended: 6m}}. */
  private static boolean isAfterwards(Expected one, List<Expected> before) {
    if (before.isEmpty()
        || one.facts().isEmpty()
        || !AFTERWARDS.containsAll(one.facts().keySet())) {
      return false;
    }
    Set<String> said = before.get(before.size() - 1).facts().keySet();
    return said.contains(Facts.RAISED) && AFTERWARDS.stream().noneMatch(said::contains);
  }

  private Map<String, String> facts(YamlNode item) {
    Shape shape =
        Shape.of(
            item,
            "an incident",
            "raised",
            "ended",
            "start",
            "end",
            "state",
            "reason",
            "key",
            "severity",
            "headline",
            "evidence",
            "provisional",
            "withdrawn",
            "quieted_by",
            "explained_by");
    if (item.isMap() && item.entries().isEmpty()) {
      item.complain("nothing is said of this incident: say when it is 'raised', for one");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (String word : shape.words()) {
      shape.get(word).ifPresent(value -> read(word, value, facts));
    }
    return facts;
  }

  private void read(String word, YamlNode value, Map<String, String> facts) {
    switch (word) {
      case Facts.RAISED, Facts.ENDED -> put(word, told(value), facts);
      case Facts.START, Facts.END -> put(word, moments.read(value).map(String::valueOf), facts);
      case Facts.STATE -> put(word, constant(value, State.class), facts);
      case Facts.REASON -> put(word, constant(value, Reason.class), facts);
      case Facts.SEVERITY -> put(word, Scalars.word(value, Severity.class).map(Enum::name), facts);
      case Facts.PROVISIONAL, Facts.WITHDRAWN -> put(word, flag(value), facts);
      case Facts.HEADLINE -> readHeadline(value, facts);
      case Facts.EVIDENCE -> readEvidence(value, facts);
      default -> put(word, Scalars.text(value), facts);
    }
  }

  private static void put(String word, Optional<String> value, Map<String, String> facts) {
    value.ifPresent(text -> facts.put(word, text));
  }

  private static Optional<String> flag(YamlNode node) {
    return Scalars.flag(node).map(flag -> Boolean.toString(flag));
  }

  private static <E extends Enum<E>> Optional<String> constant(YamlNode node, Class<E> type) {
    Function<E, String> text = constant -> constant.name().toLowerCase(Locale.ROOT);
    return Scalars.word(node, type).map(text);
  }

  private Optional<String> told(YamlNode node) {
    if (node.isScalar() && node.text().equals(Facts.NEVER)) {
      return Optional.of(Facts.NEVER);
    }
    Optional<Long> moment = moments.read(node);
    if (moment.isPresent() && moment.get() > until) {
      node.complain(
          "the case goes no further than %s, and later nothing is judged: let it go on with 'until'"
              .formatted(moments.write(until)));
    }
    return moment.map(String::valueOf);
  }

  private static void readHeadline(YamlNode node, Map<String, String> facts) {
    if (!node.isMap() || node.entries().isEmpty()) {
      put(Facts.HEADLINE, Scalars.text(node), facts);
    }
    for (Entry entry : node.entries()) {
      put(Facts.headline(entry.name()), Scalars.text(entry.value()), facts);
    }
  }

  /** The ids of the events, or how many there are. */
  private static void readEvidence(YamlNode node, Map<String, String> facts) {
    if (node.isList()) {
      List<String> ids = new ArrayList<>();
      node.elements().forEach(id -> Scalars.text(id).ifPresent(ids::add));
      facts.put(Facts.EVIDENCE, Facts.ids(ids));
    } else {
      put(Facts.TOTAL, Scalars.whole(node, 1).map(String::valueOf), facts);
    }
  }
}
