package urbanbrain.verdict.word;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.EventRef;

/**
 * What a rule's headline says of one incident: its templates, and what stands in their slots.
 *
 * @param firsts the first piece of evidence of each leg that has one, by the leg's name
 * @param key the incident's key, or null: what is told of an asset that was never heard
 */
public record Headline(Rule rule, Map<String, EventRef> firsts, String key) {

  /** What stands in a headline for a value that is not known. */
  public static final String ABSENT = "?";

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\.(\\w+)}");

  /** How a value is shown. */
  @FunctionalInterface
  public interface Show {

    /**
     * The value as the reader sees it.
     *
     * @param language the headline's language (BCP 47)
     * @param stream the stream of the event
     * @param value as {@link EventRef#fields} has it
     */
    String show(String language, String stream, String field, String value);
  }

  /** The headlines by language, the main one first. */
  public Map<String, String> texts(Show show) {
    Map<String, String> texts = new LinkedHashMap<>();
    rule.incident()
        .headline()
        .forEach((language, template) -> texts.put(language, fill(language, template, show)));
    return texts;
  }

  private String fill(String language, String template, Show show) {
    return SLOT.matcher(template)
        .replaceAll(
            slot -> {
              String leg = slot.group(1);
              String field = slot.group(2);
              EventRef first = firsts.get(leg);
              String value = first == null ? unheard(field) : first.fields().get(field);
              String stream = first == null ? watched() : first.stream();
              return Matcher.quoteReplacement(
                  value == null ? ABSENT : show.show(language, stream, field, value));
            });
  }

  /** Where a field is all that keys of silence are made of, the key says its value. */
  private String unheard(String field) {
    boolean isKey = rule.when() instanceof Form.Silent silent && silent.by().equals(List.of(field));
    return firsts.isEmpty() && isKey ? key : null;
  }

  private String watched() {
    return rule.when() instanceof Form.Silent silent ? silent.of().stream().name() : "";
  }
}
