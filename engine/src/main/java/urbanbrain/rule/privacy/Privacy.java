package urbanbrain.rule.privacy;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Derived;
import urbanbrain.event.Field;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * Knows what is about people. A stream with a sensitive field is: each of its events is about
 * somebody, wherever it is. A signal is about people if the stream is that it watches.
 *
 * <p>Secrets are named {@code stream.field}, as channels name what they reveal.
 */
public final class Privacy implements Serializable {

  /** What stands for a value that must not be seen. */
  public static final String MASK = "***";

  /** The unit of fields that count people. */
  public static final String PEOPLE = "people";

  /** The finest H3 cells that are no smaller than the 500 m to which points are rounded. */
  private static final int FINEST_H3 = 8;

  private final TreeMap<String, Set<String>> sensitive = new TreeMap<>();
  private final TreeMap<String, Set<String>> counts = new TreeMap<>();
  private final TreeMap<String, Rule> rules = new TreeMap<>();

  /** Knows the streams of these rules. */
  public Privacy(RuleSet rules) {
    for (StreamType stream : rules.streams().streams()) {
      stream.fields().stream().filter(Field::sensitive).forEach(f -> add(sensitive, stream, f));
      stream.fields().stream().filter(Privacy::isCount).forEach(f -> add(counts, stream, f));
    }
    rules.rules().forEach(rule -> this.rules.put(rule.name(), rule));
  }

  private static void add(SortedMap<String, Set<String>> fields, StreamType stream, Field field) {
    fields.computeIfAbsent(stream.name(), s -> new TreeSet<>()).add(field.name());
  }

  private static boolean isCount(Field field) {
    return PEOPLE.equals(field.unit());
  }

  /** Whether the values of a field must not be seen. */
  public boolean isSensitive(String stream, String field) {
    return sensitive.getOrDefault(stream, Set.of()).contains(field);
  }

  /** Whether a field counts people: its unit says so. */
  public boolean isCount(String stream, String field) {
    return counts.getOrDefault(stream, Set.of()).contains(field);
  }

  /** Whether the events of a stream, or the episodes of a signal, are about people. */
  public boolean isAboutPeople(String streamOrSignal) {
    Rule signal = rules.get(streamOrSignal);
    return sensitive.containsKey(streamOrSignal)
        || (signal != null && isAboutPeople(signal.when().legs()));
  }

  /**
   * Whether incidents of a rule rest on events about people, so that their number tells of some.
   */
  public boolean countsPeople(Rule rule) {
    return filled(rule.when()).stream()
        .anyMatch(leg -> !leg.isSignal() && sensitive.containsKey(leg.stream().name()));
  }

  /** The legs that give evidence: not those that must be absent. */
  private static List<Leg> filled(Form form) {
    if (form instanceof Form.All all) {
      return all.filled();
    }
    return form instanceof Form.Sequence sequence ? sequence.steps() : form.legs();
  }

  private boolean isAboutPeople(List<Leg> legs) {
    return legs.stream().anyMatch(leg -> isAboutPeople(of(leg)));
  }

  private static String of(Leg leg) {
    return leg.isSignal() ? leg.signal() : leg.stream().name();
  }

  /** The streams about people of which an incident's place may be an event's. */
  public Set<String> places(Rule rule) {
    Set<String> streams = new TreeSet<>();
    for (Leg leg : placing(rule.when())) {
      if (leg.isSignal() && rules.containsKey(leg.signal())) {
        streams.addAll(places(rules.get(leg.signal())));
      } else if (sensitive.containsKey(of(leg))) {
        streams.add(of(leg));
      }
    }
    return streams;
  }

  /** The legs whose events or signals give a match its place. */
  private static List<Leg> placing(Form form) {
    if (form instanceof Form.All all) {
      return List.of(all.anchor());
    }
    return form instanceof Form.Sequence steps ? steps.steps().subList(0, 1) : form.legs();
  }

  /** The secrets that the key of a rule's incidents, or of its signal, tells. */
  public Set<String> keySecrets(Rule rule) {
    Set<String> secrets = new TreeSet<>();
    for (Leg leg : rule.when().legs()) {
      if (leg.isSignal()) {
        secrets.addAll(signalSecrets(leg.signal()));
      } else {
        rule.keyFields().forEach(field -> addSecret(leg.stream().name(), field, secrets));
      }
    }
    return rule.keyFields().isEmpty() ? Set.of() : secrets;
  }

  private Set<String> signalSecrets(String signal) {
    return rules.containsKey(signal) ? keySecrets(rules.get(signal)) : Set.of();
  }

  private void addSecret(String stream, String field, Set<String> secrets) {
    boolean isExactPlace =
        field.startsWith(Derived.H3)
            && sensitive.containsKey(stream)
            && Integer.parseInt(field.substring(Derived.H3.length())) > FINEST_H3;
    if (isSensitive(stream, field) || isExactPlace) {
      secrets.add(stream + "." + field);
    }
  }

  /** A rule's key as anybody may see it; null where it has none. */
  public String key(Rule rule, String key) {
    return key == null || keySecrets(rule).isEmpty() ? key : MASK;
  }

  /**
   * What keeps an incident quiet, as anybody may see it.
   *
   * @param by an event's id, or a signal and its key
   */
  public String quietedBy(Rule rule, String by) {
    if (by == null || rule.incident() == null || rule.incident().quiet() == null) {
      return by;
    }
    Leg leg = rule.incident().quiet().leg();
    if (leg.isSignal()) {
      return signalSecrets(leg.signal()).isEmpty() ? by : leg.signal() + " " + MASK;
    }
    return isAboutPeople(leg.stream().name()) ? pseudonym(by) : by;
  }

  /** What stands for an id that may hold a secret: the same for the same id. */
  public static String pseudonym(String id) {
    return "%016x".formatted(StableHash.of(id));
  }

  /** The sensitive fields of a stream; empty if it is not about people. */
  public Set<String> sensitive(String stream) {
    return Set.copyOf(sensitive.getOrDefault(stream, Set.of()));
  }

  /** Everything that a channel may reveal: sensitive fields and counts, as {@code stream.field}. */
  public Set<String> secrets() {
    Set<String> secrets = new TreeSet<>();
    sensitive.forEach((stream, fields) -> fields.forEach(f -> secrets.add(stream + "." + f)));
    counts.forEach((stream, fields) -> fields.forEach(f -> secrets.add(stream + "." + f)));
    return secrets;
  }

  /** The rule of this name; null where there is none. */
  public Rule rule(String name) {
    return rules.get(name);
  }
}
