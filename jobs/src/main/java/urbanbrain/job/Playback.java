package urbanbrain.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.flow.decode.Decoded;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.send.privacy.Mask;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * What a city's rules say of a recording: the final incidents, and when each was first told.
 *
 * <p>When is the arrival of the record by which it was told. A recording that does not say when its
 * records came in has no such times.
 */
public final class Playback implements LocalReplay.Listener {

  /** It was never told so, or nobody knows when. */
  public static final long NEVER = Long.MAX_VALUE;

  private final City city;
  private final List<Incident> incidents = new ArrayList<>();
  private final List<AuditLine> audit = new ArrayList<>();
  private final Map<String, Told> byHandle = new HashMap<>();
  private final Map<String, String> absorbedBy = new HashMap<>();
  private final Fold fold = new Fold();
  private final Map<Integer, List<KeyCount>> keyCounts = new HashMap<>();
  private final Map<String, Set<String>> keys = new TreeMap<>();
  private final Map<String, String> verdicts = new TreeMap<>();
  private long arrival = NEVER;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * When something was first told, milliseconds since the epoch by the clock of arrival.
   *
   * @param seeming as provisional, or at once as certain; {@link Playback#NEVER} if it was not
   * @param certain as certain; {@link Playback#NEVER} if it was not
   */
  public record Told(long seeming, long certain) {

    /** Not told. */
    static final Told NOT = new Told(NEVER, NEVER);

    Told and(Told other) {
      return new Told(Math.min(seeming, other.seeming), Math.min(certain, other.certain));
    }
  }

  /** Hears a recording of this city. */
  public Playback(City city) {
    this.city = city;
    for (Rule rule : city.rules().judged()) {
      keys.put(rule.name(), new HashSet<>());
      for (Leg leg : rule.when().legs()) {
        countKeys(rule, leg);
      }
    }
  }

  private void countKeys(Rule rule, Leg leg) {
    if (!leg.isSignal() && !rule.keyFields().isEmpty()) {
      List<Field> fields =
          rule.keyFields().stream().flatMap(f -> leg.stream().field(f).stream()).toList();
      if (fields.size() == rule.keyFields().size()) {
        keyCounts
            .computeIfAbsent(leg.stream().code(), code -> new ArrayList<>())
            .add(new KeyCount(fields, keys.get(rule.name())));
      }
    }
  }

  /** The keys that events have, as a rule sees them. */
  private record KeyCount(List<Field> fields, Set<String> seen) {

    void hear(Event event) {
      StringBuilder key = new StringBuilder();
      for (Field field : fields) {
        String value = event.print(field);
        if (value == null) {
          return;
        }
        key.append(value).append('/');
      }
      seen.add(key.toString());
    }
  }

  /** Replays a city's recording. */
  public static Playback of(City city) throws java.io.IOException {
    Playback playback = new Playback(city);
    new LocalReplay(city).run(playback);
    return playback;
  }

  @Override
  public void decoded(Decoded decoded) {
    if (decoded instanceof Decoded.Heard heard) {
      hear(heard.event());
    }
  }

  private void hear(Event event) {
    if (event.arrival() != Event.NO_ARRIVAL) {
      arrival = arrival == NEVER ? event.arrival() : Math.max(arrival, event.arrival());
    }
    first = Math.min(first, event.time());
    last = Math.max(last, event.time());
    keyCounts.getOrDefault(event.stream(), List.of()).forEach(count -> count.hear(event));
    StreamType stream = city.rules().streams().of(event);
    if (stream.name().equals("operations.feedback")) {
      String incident = print(stream, "incident", event);
      String verdict = print(stream, "verdict", event);
      if (incident != null && verdict != null) {
        verdicts.put(incident, verdict);
      }
    }
  }

  private static String print(StreamType stream, String field, Event event) {
    return stream.field(field).map(event::print).orElse(null);
  }

  @Override
  public void alert(Alert alert) {
    fold.take(alert);
    if (alert.absorbedBy() != null) {
      absorbedBy.put(alert.incident(), alert.absorbedBy());
    } else if (!alert.isSummary() && alert.state() != Alert.State.WITHDRAWN) {
      long certain = alert.state() == Alert.State.PROVISIONAL ? NEVER : arrival;
      byHandle.merge(alert.incident(), new Told(arrival, certain), Told::and);
    }
  }

  @Override
  public void incident(Incident incident) {
    incidents.add(incident);
  }

  @Override
  public void audit(AuditLine line) {
    audit.add(line);
  }

  /** The final incidents, in the order of {@link IncidentLines#ORDER}. */
  public List<Incident> incidents() {
    return incidents.stream().sorted(IncidentLines.ORDER).toList();
  }

  /** What of them may be seen. */
  public Mask mask() {
    return Mask.of(city);
  }

  /** What was held back or changed, and why. */
  public List<AuditLine> audit() {
    return List.copyOf(audit);
  }

  /** When each incident that was told was first told, by its content id and rule. */
  public Map<String, Told> told() {
    Map<String, Told> byRoot = new HashMap<>();
    byHandle.forEach((handle, told) -> byRoot.merge(root(handle), told, Told::and));
    Map<String, Told> told = new HashMap<>();
    for (Alert standing : fold.standing()) {
      Told when = byRoot.getOrDefault(standing.incident(), Told.NOT);
      told.merge(id(standing.facts()), when, Told::and);
    }
    return told;
  }

  /** What tells an incident from all others of a run. */
  public static String id(Incident incident) {
    return incident.rule() + " " + incident.contentId();
  }

  private String root(String handle) {
    String root = handle;
    for (String next = handle; next != null; next = absorbedBy.get(next)) {
      root = next;
    }
    return root;
  }

  /**
   * What operators said of an incident, which they know by any of its handles, if anything.
   *
   * @return {@code true}, {@code false} or another word
   */
  public Optional<String> verdict(Incident incident) {
    String own = verdicts.get(incident.contentId());
    for (Alert standing : fold.standing()) {
      if (id(standing.facts()).equals(id(incident))) {
        for (Map.Entry<String, String> said : verdicts.entrySet()) {
          own = root(said.getKey()).equals(standing.incident()) ? said.getValue() : own;
        }
      }
    }
    return Optional.ofNullable(own);
  }

  /** Whether records say when they came in. */
  public boolean knowsArrivals() {
    return arrival != NEVER;
  }

  /** How many days of event time there are, from the first event to the last; at least a second. */
  public double days() {
    return last < first ? 0 : Math.max(1_000.0, (double) last - first) / 86_400_000.0;
  }

  /** How many different keys the events had that a rule looks at; 0 for rules without keys. */
  public int keys(String rule) {
    return keys.getOrDefault(rule, Set.of()).size();
  }
}
