package urbanbrain.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Incident.Reason;

/** Matches of one rule that are the same happening. */
final class Incidents {

  private final Rule rule;
  private final IncidentSpec spec;
  private final long newest;

  private Incidents(Rule rule, long newest) {
    this.rule = rule;
    this.spec = rule.incident();
    this.newest = newest;
  }

  /** The connected components of the linked matches. */
  static List<Incident> of(Rule rule, List<Found> matches, long newest) {
    Incidents meaning = new Incidents(rule, newest);
    Set<Found> left = new LinkedHashSet<>(matches);
    List<Incident> incidents = new ArrayList<>();
    while (!left.isEmpty()) {
      incidents.add(meaning.incident(meaning.takeComponent(left)));
    }
    return incidents;
  }

  private List<Found> takeComponent(Set<Found> left) {
    List<Found> component = new ArrayList<>();
    Deque<Found> reached = new ArrayDeque<>(List.of(left.iterator().next()));
    left.remove(reached.peek());
    while (!reached.isEmpty()) {
      Found here = reached.remove();
      component.add(here);
      List<Found> next = left.stream().filter(other -> linked(here, other)).toList();
      next.forEach(left::remove);
      reached.addAll(next);
    }
    return component;
  }

  private boolean linked(Found a, Found b) {
    boolean isSameKey = spec.sameKey() && Objects.equals(a.key(), b.key());
    boolean isNear = Sphere.distance(a.place(), b.place()) <= spec.near();
    return isSoon(a, b) && (isSameKey || isNear);
  }

  /** Whether there is at most the gap between two spans. */
  private boolean isSoon(Found a, Found b) {
    return isSoonAfter(a, b) && isSoonAfter(b, a);
  }

  private boolean isSoonAfter(Found earlier, Found later) {
    return earlier.end() == Episode.OPEN || later.start() - earlier.end() <= spec.gap();
  }

  private Incident incident(List<Found> matches) {
    Found smallest = matches.stream().min(Comparator.comparing(Found::id)).orElseThrow();
    long start = matches.stream().mapToLong(Found::start).min().orElseThrow();
    long end = matches.stream().mapToLong(Found::end).max().orElseThrow();
    List<EventRef> pieces = matches.stream().flatMap(m -> m.pieces().stream()).toList();
    List<EventRef> evidence = Pieces.once(pieces);
    boolean isOpen = end == Episode.OPEN;
    boolean hasEnded = !isOpen && end + spec.gap() + rule.reach() <= newest;
    return new Incident(
        smallest.id().text(rule.name()),
        rule.name(),
        rule.version(),
        hasEnded,
        hasEnded ? reason() : null,
        severity(evidence),
        start,
        end,
        smallest.place(),
        smallest.key(),
        matches.size(),
        Pieces.evidence(rule, pieces));
  }

  /** The first severity of the list whose condition on the legs' pieces holds. */
  private Severity severity(List<EventRef> evidence) {
    List<String> legs = rule.when().legs().stream().map(Leg::name).toList();
    Aggregates counts =
        n -> evidence.stream().filter(piece -> piece.leg().equals(legs.get(n))).count();
    return spec.severities().stream()
        .filter(graded -> graded.when() == null || graded.when().of(counts))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  /** A signal ends by itself; of other matches it is only known that no more came. */
  private Reason reason() {
    return rule.when().isSignal() ? Reason.CLEARED : Reason.GAP;
  }
}
