package urbanbrain.rule.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Field;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** Reads {@code headline}, and notes in the draft's legs which of their fields it uses. */
final class HeadlineReader {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

  private HeadlineReader() {}

  /** The templates by language. */
  static Map<String, String> read(RuleDraft draft, YamlNode node) {
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
