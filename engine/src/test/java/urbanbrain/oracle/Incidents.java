package urbanbrain.oracle;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

  /**
   * The connected components of the linked matches, ended where something ends them: matches and
   * what ends incidents are gone through in the order of their times, matches first.
   */
  static List<Incident> of(Rule rule, List<Found> matches, List<Ending> endings, long newest) {
    Incidents meaning = new Incidents(rule, newest);
    List<Part> parts = new ArrayList<>();
    List<Found> left = new ArrayList<>(matches);
    left.sort(comparingLong(Found::start).thenComparing(Found::id));
    for (Ending ending : endings) {
      while (!left.isEmpty() && left.get(0).start() <= ending.time()) {
        meaning.add(left.remove(0), parts);
      }
      parts.stream().filter(part -> meaning.ends(ending, part)).forEach(p -> p.ended = true);
    }
    left.forEach(match -> meaning.add(match, parts));
    return parts.stream().map(meaning::incident).toList();
  }

  /** Matches that belong together. */
  private static final class Part {
    private final List<Found> matches = new ArrayList<>();
    private boolean ended;

    long end() {
      return matches.stream().mapToLong(Found::end).max().orElseThrow();
    }
  }

  /** A match joins all that it is linked to and that has not ended, and so makes it one. */
  private void add(Found match, List<Part> parts) {
    Part mine = new Part();
    mine.matches.add(match);
    for (Part part : List.copyOf(parts)) {
      if (!part.ended && part.matches.stream().anyMatch(other -> linked(match, other))) {
        mine.matches.addAll(part.matches);
        parts.remove(part);
      }
    }
    parts.add(mine);
  }

  private boolean ends(Ending ending, Part part) {
    return !part.ended
        && part.end() < ending.time()
        && part.matches.stream().anyMatch(match -> isLinked(ending, match));
  }

  private boolean isLinked(Ending ending, Found match) {
    boolean isSameKey = spec.sameKey() && Objects.equals(ending.key(), match.key());
    boolean isNear = Sphere.distance(ending.place(), match.place()) <= spec.near();
    return ending.time() - match.end() <= spec.gap() && (isSameKey || isNear);
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

  private Incident incident(Part part) {
    List<Found> matches = part.matches;
    Found smallest = matches.stream().min(Comparator.comparing(Found::id)).orElseThrow();
    long start = matches.stream().mapToLong(Found::start).min().orElseThrow();
    long end = matches.stream().mapToLong(Found::end).max().orElseThrow();
    List<EventRef> pieces = matches.stream().flatMap(m -> m.pieces().stream()).toList();
    List<EventRef> evidence = Pieces.once(pieces);
    boolean isOpen = end == Episode.OPEN;
    boolean hasEnded = part.ended || (!isOpen && end + spec.gap() + rule.reach() <= newest);
    return new Incident(
        smallest.id().text(rule.name()),
        rule.name(),
        rule.version(),
        hasEnded,
        hasEnded ? (part.ended ? Reason.CLEARED : reason()) : null,
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
