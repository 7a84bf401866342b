package urbanbrain.oracle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Incident;

/** What keeps incidents quiet, and which incident explains another. */
final class Muting {

  private final RuleSet rules;
  private final Oracle oracle;

  /** Something that goes on over [start, end). */
  private record Going(long start, long end, String name, Site site, String key) {}

  Muting(RuleSet rules, Oracle oracle) {
    this.rules = rules;
    this.oracle = oracle;
  }

  /** These incidents, with what mutes each. */
  List<Incident> of(List<Incident> incidents) {
    return incidents.stream().map(i -> i.hushed(quietedBy(i), explainedBy(i, incidents))).toList();
  }

  /** The first by start and name that holds at the incident's start. */
  private String quietedBy(Incident incident) {
    Rule rule = version(incident);
    IncidentSpec.Quiet quiet = rule.incident().quiet();
    if (quiet == null) {
      return null;
    }
    return goings(rule, quiet.leg()).stream()
        .filter(g -> g.start <= incident.start() && incident.start() < g.end)
        .filter(g -> isThere(quiet.near(), quiet.sameKey(), g, incident))
        .min(comparingLong(Going::start).thenComparing(comparing(Going::name)))
        .map(Going::name)
        .orElse(null);
  }

  /** The version of its rule that raised an incident. */
  private Rule version(Incident incident) {
    return rules.judged().stream()
        .filter(rule -> rule.raises() && rule.title().equals(incident.rule()))
        .filter(rule -> rule.tenure().judges(incident.start()))
        .findFirst()
        .orElseThrow();
  }

  private List<Going> goings(Rule rule, Leg leg) {
    List<Going> all = new ArrayList<>();
    if (leg.isSignal()) {
      for (Spell s : oracle.episodes(leg.signal())) {
        String key = Keys.shown(s.key());
        all.add(
            new Going(s.start(), s.end(), Tenure.title(leg.signal()) + " " + key, s.site(), key));
      }
      return all;
    }
    for (Event e : oracle.fitting(leg).events()) {
      if (e.time() < rule.tenure().quietFrom()) {
        continue;
      }
      String key = Keys.of(rule, leg, e);
      all.add(new Going(e.time(), e.until(), e.id(), Site.of(e), key));
    }
    return all;
  }

  /** The least content id of a cause. */
  private String explainedBy(Incident symptom, List<Incident> incidents) {
    return incidents.stream()
        .filter(cause -> explains(cause, symptom))
        .map(Incident::contentId)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean explains(Incident cause, Incident symptom) {
    var explains = version(cause).incident().explains();
    if (explains == null || !explains.rules().contains(symptom.rule())) {
      return false;
    }
    Site site = new Site(cause.place(), null);
    Going going = new Going(cause.start() - explains.within(), cause.end(), "", site, cause.key());
    boolean isInTime =
        symptom.start() >= going.start && symptom.start() - explains.within() <= going.end;
    return isInTime
        && !cause.contentId().equals(symptom.contentId())
        && isThere(explains.near(), explains.sameKey(), going, symptom);
  }

  /** Near it or of its key; wherever it is where neither is asked. */
  private static boolean isThere(double near, boolean sameKey, Going going, Incident incident) {
    boolean isAnywhere = !sameKey && Double.isNaN(near);
    boolean isSame = sameKey && going.key != null && going.key.equals(incident.key());
    return isAnywhere || isSame || Sphere.distance(incident.place(), going.site) <= near;
  }
}
