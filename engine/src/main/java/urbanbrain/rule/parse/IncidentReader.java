package urbanbrain.rule.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Field;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Severity;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** Reads {@code incident: {severity, headline, same_if}}, and fills in the defaults. */
final class IncidentReader {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

  private final Severity severity;
  private final Map<String, String> headline;
  private final Optional<Long> gap;
  private final Optional<Double> near;

  private IncidentReader(RuleDraft draft, YamlNode node) {
    Shape shape = Shape.of(node, "an incident", "severity", "headline", "same_if");
    severity = shape.need("severity").flatMap(IncidentReader::severity).orElse(Severity.Moderate);
    headline = shape.need("headline").map(n -> headline(draft, n)).orElse(Map.of());
    Optional<Shape> sameIf = shape.get("same_if").map(n -> Shape.of(n, "same_if", "near", "gap"));
    gap = sameIf.flatMap(s -> s.get("gap")).flatMap(Durations::read);
    near = sameIf.flatMap(s -> s.get("near")).flatMap(Distances::read);
  }

  /** Reads the words; which fields the headline uses is noted in the draft's legs. */
  static IncidentReader read(RuleDraft draft, YamlNode node) {
    return new IncidentReader(draft, node);
  }

  /** What the matches of a rule of this form become. */
  IncidentSpec spec(Form form) {
    if (form instanceof Form.All all) {
      return new IncidentSpec(
          severity,
          headline,
          gap.orElse(Math.max(all.before(), all.after())),
          near.orElse(all.near()),
          !all.same().isEmpty());
    }
    return new IncidentSpec(
        severity, headline, gap.orElse(0L), near.orElse(Double.NaN), form instanceof Form.Window);
  }

  private static Optional<Severity> severity(YamlNode node) {
    if (node.isList()) {
      node.complain("a severity that depends on the events is not known yet: write one word");
      return Optional.empty();
    }
    return Scalars.word(node, Severity.class);
  }

  private static Map<String, String> headline(RuleDraft draft, YamlNode node) {
    Map<String, String> headline = new LinkedHashMap<>();
    if (!node.isMap()) {
      Scalars.text(node).ifPresent(text -> headline.put("en", text));
      checkPlaceholders(draft, node);
      return Collections.unmodifiableMap(headline);
    }
    for (Entry entry : node.entries()) {
      String language = entry.name();
      if (!LANGUAGE.matcher(language).matches()) {
        entry.key().complain("'%s' is no language: write en, zh or zh-Hans".formatted(language));
      } else if (headline.containsKey(language)) {
        entry.key().complain("'%s' stands twice".formatted(language));
      }
      Scalars.text(entry.value()).ifPresent(text -> headline.putIfAbsent(language, text));
      checkPlaceholders(draft, entry.value());
    }
    if (node.entries().isEmpty()) {
      node.complain("a headline has at least one language, as { en: \"Crash, {crash.address}\" }");
    }
    return Collections.unmodifiableMap(headline);
  }

  private static void checkPlaceholders(RuleDraft draft, YamlNode node) {
    Matcher matcher = BRACES.matcher(node.text());
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        node.complainAt(matcher.start(), "a brace without its partner");
      } else {
        checkPlaceholder(draft, node, matcher.start(1), matcher.group(1));
      }
    }
  }

  private static void checkPlaceholder(RuleDraft draft, YamlNode node, int at, String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 2) {
      node.complainAt(at, "a placeholder names an event and its field, as {crash.address}");
      return;
    }
    LegDraft leg = draft.leg(parts[0]);
    if (leg == null) {
      List<String> known = draft.legs().stream().map(LegDraft::name).toList();
      String hint = Nearest.hint(parts[0], known);
      node.complainAt(at, "there is no event '%s'%s".formatted(parts[0], hint));
    } else if (leg.isSignal()) {
      node.complainAt(at, "'%s' is a signal, and has no fields".formatted(parts[0]));
    } else if (leg.stream() != null) {
      checkField(leg, node, at + parts[0].length() + 1, parts[1]);
    }
  }

  private static void checkField(LegDraft leg, YamlNode node, int at, String field) {
    if (leg.field(field).isEmpty()) {
      List<String> known = leg.stream().fields().stream().map(Field::name).toList();
      String hint = Nearest.hint(field, known);
      String all = hint.isEmpty() ? ": it has " + String.join(", ", known) : hint;
      node.complainAt(at, "'%s' has no field '%s'%s".formatted(leg.name(), field, all));
    }
    leg.use(field);
  }
}
