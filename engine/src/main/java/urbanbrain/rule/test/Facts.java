package urbanbrain.rule.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchName;

/** What can be said of an incident, under the words of a test. */
public final class Facts {

  public static final String RAISED = "raised";
  public static final String ENDED = "ended";
  public static final String START = "start";
  public static final String END = "end";
  public static final String STATE = "state";
  public static final String REASON = "reason";
  public static final String KEY = "key";
  public static final String SEVERITY = "severity";
  public static final String HEADLINE = "headline";
  public static final String EVIDENCE = "evidence";
  public static final String TOTAL = "evidence in all";
  public static final String PROVISIONAL = "provisional";
  public static final String WITHDRAWN = "withdrawn";
  public static final String QUIETED_BY = "quieted_by";
  public static final String EXPLAINED_BY = "explained_by";

  public static final String TRUE = "true";
  public static final String NEVER = "never";
  public static final String OPEN = "open";
  public static final String NONE = "none";
  private static final Set<String> TIMES = Set.of(RAISED, ENDED, START, END);

  private Facts() {}

  /** All of them, of what was seen. */
  static Map<String, String> of(Seen seen) {
    Incident incident = seen.incident();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(RAISED, moment(seen.raised()));
    facts.put(ENDED, moment(seen.ended()));
    facts.put(START, Long.toString(incident.start()));
    facts.put(END, incident.end() == Episode.OPEN ? OPEN : Long.toString(incident.end()));
    facts.put(STATE, incident.ended() ? ENDED : OPEN);
    facts.put(REASON, incident.reason() == null ? NONE : word(incident.reason()));
    facts.put(KEY, orNone(incident.key()));
    facts.put(SEVERITY, incident.severity().name());
    facts.put(EVIDENCE, ids(incident.evidence().shown().stream().map(EventRef::id).toList()));
    facts.put(TOTAL, Long.toString(incident.evidence().total()));
    facts.put(PROVISIONAL, Boolean.toString(seen.isProvisional()));
    facts.put(WITHDRAWN, Boolean.toString(seen.isWithdrawn()));
    facts.put(QUIETED_BY, orNone(incident.quietedBy()));
    facts.put(EXPLAINED_BY, cause(incident.explainedBy()));
    putHeadlines(seen.headline(), facts);
    return facts;
  }

  private static void putHeadlines(Map<String, String> headlines, Map<String, String> facts) {
    facts.put(HEADLINE, headlines.isEmpty() ? NONE : headlines.values().iterator().next());
    headlines.forEach((language, text) -> facts.put(headline(language), text));
  }

  /** The name of the headline in a language. */
  public static String headline(String language) {
    return HEADLINE + "." + language;
  }

  /** The ids of events, of which the order does not matter. */
  public static String ids(List<String> ids) {
    return ids.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String moment(long time) {
    return time == Seen.NEVER ? NEVER : Long.toString(time);
  }

  /** A fact as people read it: times are kept in milliseconds since the epoch. */
  static String shown(String word, String value, Moments moments) {
    boolean isTime = TIMES.contains(word) && !value.equals(NEVER) && !value.equals(OPEN);
    return isTime ? moments.write(Long.parseLong(value)) : value;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String orNone(String text) {
    return text == null ? NONE : text;
  }

  /** A test names the rule of the cause: its id holds a hash that nobody can foresee. */
  private static String cause(String contentId) {
    return contentId == null
        ? NONE
        : MatchName.of(contentId).map(MatchName::rule).orElse(contentId);
  }
}
