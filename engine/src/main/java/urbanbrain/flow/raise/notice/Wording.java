package urbanbrain.flow.raise.notice;

import java.io.Serializable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
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

  /** The headlines with the fields of each leg's first evidence filled in. */
  public Map<String, String> headlines(
      Map<String, String> templates, Map<String, EventRef> firsts) {
    Map<String, String> headlines = new LinkedHashMap<>();
    templates.forEach((language, text) -> headlines.put(language, fill(text, firsts)));
    return headlines;
  }

  private String fill(String template, Map<String, EventRef> firsts) {
    return SLOT.matcher(template)
        .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), slot.group(2), firsts)));
  }

  private String value(String leg, String field, Map<String, EventRef> firsts) {
    EventRef ref = firsts.get(leg);
    String value = ref == null ? null : masked(ref).fields().get(field);
    return value == null ? ABSENT : value;
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
