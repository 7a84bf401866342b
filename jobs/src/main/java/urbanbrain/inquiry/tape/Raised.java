package urbanbrain.inquiry.tape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.job.LocalCity;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** Listens for a rule's matches and incidents, and for what was held back of them. */
public final class Raised implements LocalCity.Listener {

  private final String rule;
  private final Map<MatchId, Match> matches = new HashMap<>();
  private final List<Incident> all = new ArrayList<>();
  private final List<AuditLine> audit = new ArrayList<>();

  public Raised(String rule) {
    this.rule = rule;
  }

  @Override
  public void match(MatchUpdate update) {
    if (update.rule().equals(rule)) {
      if (update.present()) {
        matches.put(update.match().id(), update.match());
      } else {
        matches.remove(update.match().id());
      }
    }
  }

  @Override
  public void alert(Alert alert) {}

  @Override
  public void incident(Incident incident) {
    if (incident.rule().equals(rule)) {
      all.add(incident);
    }
  }

  @Override
  public void audit(AuditLine line) {
    audit.add(line);
  }

  /** The match nearest to what is asked for. */
  public Optional<Match> nearest(Question question) {
    return matches.values().stream()
        .filter(question::isMetBy)
        .min(Comparator.comparingLong((Match m) -> question.distance(m)).thenComparing(Match::id));
  }

  /** The incidents of the matches that are asked for, the earliest first. */
  public List<Incident> incidents(Question question) {
    return matches.values().stream()
        .filter(question::isMetBy)
        .flatMap(match -> incident(match).stream())
        .distinct()
        .sorted(IncidentLines.ORDER)
        .toList();
  }

  /** The one that a match began, else the nearest of those that it can be part of. */
  private Optional<Incident> incident(Match match) {
    String id = match.id().text(rule);
    return all.stream()
        .filter(i -> i.start() <= match.start() && i.end() >= match.start())
        .min(
            Comparator.comparing((Incident i) -> !i.contentId().equals(id))
                .thenComparing(i -> !Objects.equals(i.key(), match.key()))
                .thenComparingDouble(i -> apart(i.place(), match.place())));
  }

  private static double apart(Place a, Place b) {
    return a.isKnown() && b.isKnown() ? Earth.metres(a.lat(), a.lon(), b.lat(), b.lon()) : 0;
  }

  /** The incident with this content id. */
  public Optional<Incident> incident(String contentId) {
    return all.stream().filter(i -> i.contentId().equals(contentId)).findFirst();
  }

  /** The match by which an incident is called. */
  public Optional<Match> first(String contentId) {
    return matches.values().stream().filter(m -> m.id().text(rule).equals(contentId)).findFirst();
  }

  /** What was held back of incidents, each reason once. */
  public List<AuditLine> heldBack(List<Incident> incidents) {
    Set<String> ids = new TreeSet<>();
    incidents.forEach(incident -> ids.add(incident.contentId()));
    Set<AuditLine.What> seen = new TreeSet<>();
    return audit.stream()
        .filter(line -> isHeldBack(line.what()))
        .filter(line -> ids.stream().anyMatch(id -> String.valueOf(line.incident()).startsWith(id)))
        .filter(line -> seen.add(line.what()))
        .toList();
  }

  private static boolean isHeldBack(AuditLine.What what) {
    return switch (what) {
      case QUIET, EXPLAINED, SILENCED, STORM, UNTOLD -> true;
      default -> false;
    };
  }
}
