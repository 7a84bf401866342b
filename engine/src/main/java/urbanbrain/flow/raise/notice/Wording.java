package urbanbrain.flow.raise.notice;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.EventRef;

/** What messages say in words, and what they do not: the values of sensitive fields. */
public final class Wording implements Serializable {

  /** What stands in a headline for a value that is not known. */
  static final String ABSENT = "?";

  /** What stands for a sensitive value. */
  static final String MASK = "***";

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\.(\\w+)}");

  private final HashSet<String> sensitive = new HashSet<>();

  /** Knows the sensitive fields of the rules' streams. */
  public Wording(RuleSet rules) {
    for (StreamType stream : rules.streams().streams()) {
      for (Field field : stream.fields()) {
        if (field.sensitive()) {
          sensitive.add(name(stream.name(), field.name()));
        }
      }
    }
  }

  private static String name(String stream, String field) {
    return stream + "\n" + field;
  }

  /**
   * A rule's headlines with the fields of each leg's first evidence filled in.
   *
   * @param key the incident's key, or null: what is told of an asset that was never heard
   */
  public Map<String, String> headlines(Rule rule, Map<String, EventRef> firsts, String key) {
    UnaryOperator<String> unheard =
        field -> firsts.isEmpty() && isKey(rule.when(), field) ? key : null;
    Map<String, String> headlines = new LinkedHashMap<>();
    rule.incident()
        .headline()
        .forEach((language, text) -> headlines.put(language, fill(text, firsts, unheard)));
    return headlines;
  }

  /** Whether a field is all that keys of silence are made of, and is no secret. */
  private boolean isKey(Form form, String field) {
    return form instanceof Form.Silent silent
        && silent.by().equals(List.of(field))
        && !sensitive.contains(name(silent.of().stream().name(), field));
  }

  private String fill(
      String template, Map<String, EventRef> firsts, UnaryOperator<String> unheard) {
    return SLOT.matcher(template)
        .replaceAll(
            slot -> {
              EventRef ref = firsts.get(slot.group(1));
              String field = slot.group(2);
              String value = ref == null ? unheard.apply(field) : masked(ref).fields().get(field);
              return Matcher.quoteReplacement(value == null ? ABSENT : value);
            });
  }

  /** A field of an event as messages may show it; {@link #ABSENT} where there is none. */
  public String shown(Event event, StreamType stream, String field) {
    Field known = stream.field(field).orElse(null);
    String value = known == null ? null : event.print(known);
    if (value == null) {
      return ABSENT;
    }
    return known.sensitive() ? MASK : value;
  }

  /** The same piece of evidence without the values of sensitive fields. */
  public EventRef masked(EventRef ref) {
    Set<String> fields = ref.fields().keySet();
    if (fields.stream().noneMatch(field -> sensitive.contains(name(ref.stream(), field)))) {
      return ref;
    }
    Map<String, String> masked = new LinkedHashMap<>(ref.fields());
    masked.replaceAll(
        (field, value) -> sensitive.contains(name(ref.stream(), field)) ? MASK : value);
    return new EventRef(
        ref.leg(), ref.stream(), ref.id(), ref.time(), ref.place(), ref.identity(), masked);
  }
}
