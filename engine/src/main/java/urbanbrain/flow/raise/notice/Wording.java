package urbanbrain.flow.raise.notice;

import java.io.Serializable;
import java.util.Map;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.privacy.Privacy;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.word.Headline;

/** What is said in words, and what is not: the values of sensitive fields. */
public final class Wording implements Serializable {

  private final Privacy privacy;

  /** Knows the sensitive fields of the rules' streams. */
  public Wording(RuleSet rules) {
    privacy = new Privacy(rules);
  }

  /** The headlines as anybody may see them. */
  public Map<String, String> headlines(Headline headline) {
    return headline.texts(
        (language, stream, field, value) ->
            privacy.isSensitive(stream, field) ? Privacy.MASK : value);
  }

  /** A field of an event as anybody may see it; {@link Headline#ABSENT} where there is none. */
  public String shown(Event event, StreamType stream, String field) {
    return shown(stream, field, raw(event, stream, field));
  }

  private String shown(StreamType stream, String field, String value) {
    boolean isSecret = privacy.isSensitive(stream.name(), field) && !value.equals(Headline.ABSENT);
    return isSecret ? Privacy.MASK : value;
  }

  /** A field of an event as it is; {@link Headline#ABSENT} where there is none. */
  public String raw(Event event, StreamType stream, String field) {
    String value = stream.field(field).map(event::print).orElse(null);
    return value == null ? Headline.ABSENT : value;
  }

  /** A rule's key as anybody may see it; null where it has none. */
  public String key(String rule, String key) {
    return privacy.key(privacy.rule(rule), key);
  }

  /** What holds an incident of a rule back, as anybody may see it. */
  public String heldBy(Rule rule, Held held) {
    return held.what() == AuditLine.What.QUIET ? privacy.quietedBy(rule, held.by()) : held.by();
  }
}
