package urbanbrain.flow.raise.desk;

import static com.google.common.math.LongMath.saturatedAdd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.flow.raise.notice.Hush;
import urbanbrain.geo.Near;
import urbanbrain.geo.Spot;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/**
 * Says what keeps incidents quiet, what explains them and who silenced them, as a desk knows it.
 *
 * <p>An incident is kept quiet by the first (by time and id) event or episode that holds at its
 * start, near it or of its key. It is explained by the incident of least content id whose rule says
 * that it explains, if it starts between that one's start less {@code within} and its end plus
 * {@code within}, near it or of its key.
 */
public final class Watch implements Hush {

  private final Explaining explaining;
  private final Map<String, Rule> rules;
  private final Desk desk;
  private final Areas areas;

  /** Reads a desk in a city of these areas. */
  public Watch(Explaining explaining, Desk desk, Areas areas) {
    this.areas = areas;
    this.explaining = explaining;
    this.rules = explaining.rules();
    this.desk = desk;
  }

  @Override
  public boolean isIdle(String rule) {
    return desk.silences.isEmpty()
        && rules.get(rule).incident().quiet() == null
        && explaining.causes(rule).isEmpty();
  }

  @Override
  public Held held(Incident facts, long now) {
    Silence silence = silence(facts, now);
    if (silence != null) {
      return new Held(AuditLine.What.SILENCED, silence.by(), silence.until());
    }
    String quiet = quietedBy(facts);
    if (quiet != null) {
      return new Held(AuditLine.What.QUIET, quiet, Long.MAX_VALUE);
    }
    String cause = explainedBy(facts);
    return cause == null ? null : new Held(AuditLine.What.EXPLAINED, cause, Long.MAX_VALUE);
  }

  /** The silence that holds longest for an incident now, or null. */
  private Silence silence(Incident facts, long now) {
    Silence longest = null;
    for (Silence silence : desk.silences) {
      boolean holds =
          silence.from() <= now
              && now < silence.until()
              && silence.isAbout(Tenure.title(facts.rule()), rules.get(facts.rule()).file())
              && isThere(silence, facts);
      if (holds && (longest == null || silence.until() > longest.until())) {
        longest = silence;
      }
    }
    return longest;
  }

  private boolean isThere(Silence silence, Incident facts) {
    if (silence.area() != null && !areas.hold(silence.area(), facts)) {
      return false;
    }
    return silence.spot() == null || isNear(silence.radius(), silence.spot(), facts.place());
  }

  private static boolean isNear(double metres, Spot spot, Place place) {
    return place.isKnown() && new Near(metres).holds(spot, Spot.of(place.lat(), place.lon()));
  }

  /** What keeps an incident quiet: an event's id, or a signal's rule and key; null if nothing. */
  String quietedBy(Incident facts) {
    IncidentSpec.Quiet quiet = rules.get(facts.rule()).incident().quiet();
    if (quiet == null) {
      return null;
    }
    return quiet.leg().isSignal() ? bySignal(quiet, facts) : byEvent(quiet, facts);
  }

  private String byEvent(IncidentSpec.Quiet quiet, Incident facts) {
    for (Going going : desk.goings.getOrDefault(facts.rule(), new TreeSet<>())) {
      boolean holds = going.from() <= facts.start() && facts.start() < going.until();
      if (holds && isLinked(quiet, going.spot(), going.key(), facts)) {
        return going.id();
      }
    }
    return null;
  }

  private String bySignal(IncidentSpec.Quiet quiet, Incident facts) {
    String signal = quiet.leg().signal();
    Episode first = null;
    String by = null;
    for (var entry : desk.signals.getOrDefault(signal, new TreeMap<>()).entrySet()) {
      var before = entry.getValue().floorEntry(facts.start());
      Episode episode = before == null ? null : before.getValue();
      String key = RouteKey.shown(entry.getKey());
      boolean holds = episode != null && facts.start() < episode.end();
      if (holds
          && isLinked(quiet, spot(episode.site()), key, facts)
          && (first == null || episode.start() < first.start())) {
        first = episode;
        by = Tenure.title(signal) + " " + key;
      }
    }
    return by;
  }

  private static Spot spot(Site site) {
    return site.place().isKnown() ? Spot.of(site) : null;
  }

  private static boolean isLinked(IncidentSpec.Quiet quiet, Spot spot, String key, Incident facts) {
    boolean anywhere = !quiet.sameKey() && Double.isNaN(quiet.near());
    boolean same = quiet.sameKey() && key != null && key.equals(facts.key());
    boolean near =
        !Double.isNaN(quiet.near()) && spot != null && isNear(quiet.near(), spot, facts.place());
    return anywhere || same || near;
  }

  /** The content id of the incident that explains another; null if none does. */
  String explainedBy(Incident facts) {
    return explaining.causes(facts.rule()).stream()
        .flatMap(rule -> explainedBy(rule, facts))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Stream<String> explainedBy(String rule, Incident facts) {
    IncidentSpec.Explains explains = rules.get(rule).incident().explains();
    return causes(rule).stream()
        .filter(cause -> explains(explains, cause, facts))
        .map(Cause::contentId);
  }

  private List<Cause> causes(String rule) {
    List<Cause> causes = new ArrayList<>(desk.past.getOrDefault(rule, List.of()));
    causes.addAll(desk.live.getOrDefault(rule, List.of()));
    return causes;
  }

  private static boolean explains(IncidentSpec.Explains explains, Cause cause, Incident facts) {
    long start = facts.start();
    boolean inTime =
        start >= cause.start() - explains.within()
            && start <= saturatedAdd(cause.end(), explains.within());
    boolean anywhere = !explains.sameKey() && Double.isNaN(explains.near());
    boolean same = explains.sameKey() && cause.key() != null && cause.key().equals(facts.key());
    Spot spot = spot(new Site(cause.place(), null));
    boolean near =
        !Double.isNaN(explains.near())
            && spot != null
            && isNear(explains.near(), spot, facts.place());
    return inTime && !cause.contentId().equals(facts.contentId()) && (anywhere || same || near);
  }

  /** Puts an incident that changes no more where it waits for what is still to be known of it. */
  public void add(Incident incident) {
    if (explaining.isCause(incident.rule())) {
      desk.past.computeIfAbsent(incident.rule(), r -> new ArrayList<>()).add(Cause.of(incident));
    }
    desk.pending.add(incident);
  }

  /**
   * Takes the incidents of which all is known, in the order in which they came.
   *
   * @param quietAt by rule, how far the clock is of what keeps its incidents quiet
   * @param causesAt by rule, the start up to which all its incidents are known
   */
  public List<Incident> ready(ToLongFunction<String> quietAt, ToLongFunction<String> causesAt) {
    List<Incident> ready = new ArrayList<>();
    for (Incident incident : desk.pending) {
      if (isReady(incident, quietAt, causesAt)) {
        ready.add(incident.hushed(quietedBy(incident), explainedBy(incident)));
      }
    }
    desk.pending.removeIf(incident -> isReady(incident, quietAt, causesAt));
    return ready;
  }

  private boolean isReady(
      Incident incident, ToLongFunction<String> quietAt, ToLongFunction<String> causesAt) {
    boolean isQuiet = rules.get(incident.rule()).incident().quiet() != null;
    if (isQuiet && quietAt.applyAsLong(incident.rule()) < incident.start()) {
      return false;
    }
    for (String rule : explaining.causes(incident.rule())) {
      long latest = saturatedAdd(incident.start(), rules.get(rule).incident().explains().within());
      boolean isPending =
          desk.live.getOrDefault(rule, List.of()).stream().anyMatch(c -> c.start() <= latest);
      if (isPending || causesAt.applyAsLong(rule) < latest) {
        return false;
      }
    }
    return true;
  }

  /**
   * Forgets what is about incidents that are all told.
   *
   * @param floors by rule, a time before which none of its incidents starts that is not yet told
   * @param now event time
   */
  public void forget(ToLongFunction<String> floors, long now) {
    desk.silences.removeIf(silence -> silence.until() <= now);
    desk.goings.forEach((rule, goings) -> goings.removeIf(g -> g.until() <= floor(rule, floors)));
    desk.goings.values().removeIf(TreeSet::isEmpty);
    desk.signals.forEach(
        (signal, keys) -> {
          long floor = least(explaining.quietedBy(signal), floors);
          keys.values().forEach(episodes -> episodes.values().removeIf(e -> e.end() <= floor));
          keys.values().removeIf(Map::isEmpty);
        });
    desk.signals.values().removeIf(Map::isEmpty);
    desk.past.forEach(
        (rule, causes) -> {
          IncidentSpec.Explains explains = rules.get(rule).incident().explains();
          long floor = least(explaining.symptoms(rule), floors);
          causes.removeIf(c -> saturatedAdd(c.end(), explains.within()) < floor);
        });
    desk.past.values().removeIf(List::isEmpty);
    if (now == Long.MAX_VALUE && desk.pending.isEmpty()) {
      desk.goings.clear();
      desk.signals.clear();
      desk.past.clear();
      desk.live.clear();
    }
  }

  private long least(List<String> names, ToLongFunction<String> floors) {
    return names.stream().mapToLong(name -> floor(name, floors)).min().orElse(Long.MAX_VALUE);
  }

  private long floor(String rule, ToLongFunction<String> floors) {
    long floor = rules.containsKey(rule) ? floors.applyAsLong(rule) : Long.MAX_VALUE;
    for (Incident incident : desk.pending) {
      floor = incident.rule().equals(rule) ? Math.min(floor, incident.start()) : floor;
    }
    return floor;
  }
}
