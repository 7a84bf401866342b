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
import urbanbrain.rule.tenure.Tenure;
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
   *
   * @param endings by {@link Ending#ORDER}
   */
  static List<Incident> of(Rule rule, List<Found> matches, List<Ending> endings, long newest) {
    Incidents meaning = new Incidents(rule, newest);
    return meaning.parts(matches, endings).stream().map(meaning::incident).toList();
  }

  /** The text ids of the matches of each incident. */
  static List<List<String>> members(
      Rule rule, List<Found> matches, List<Ending> endings, long newest) {
    return new Incidents(rule, newest)
        .parts(matches, endings).stream()
            .map(part -> part.matches.stream().map(m -> m.id().text(rule.title())).toList())
            .toList();
  }

  private List<Part> parts(List<Found> matches, List<Ending> endings) {
    List<Part> parts = new ArrayList<>();
    List<Found> left = new ArrayList<>(matches);
    left.sort(comparingLong(Found::start).thenComparing(Found::id));
    for (Ending ending : endings) {
      while (!left.isEmpty() && left.get(0).start() <= ending.time()) {
        add(left.remove(0), parts);
      }
      parts.stream().filter(part -> ends(ending, part)).forEach(part -> part.ending = ending);
    }
    left.forEach(match -> add(match, parts));
    return parts;
  }

  /** Matches that belong together. */
  private static final class Part {
    private final List<Found> matches = new ArrayList<>();
    private Ending ending;

    boolean hasEnded() {
      return ending != null;
    }

    boolean isClosed() {
      return hasEnded() && ending.isPeoples();
    }

    boolean isCutOff() {
      return isClosed() || (hasEnded() && ending.isOfRule());
    }

    long end() {
      return matches.stream().mapToLong(Found::end).max().orElseThrow();
    }
  }

  /** A match joins all that it is linked to and that has not ended, and so makes it one. */
  private void add(Found match, List<Part> parts) {
    Part mine = new Part();
    mine.matches.add(match);
    for (Part part : List.copyOf(parts)) {
      if (!part.hasEnded() && part.matches.stream().anyMatch(other -> linked(match, other))) {
        mine.matches.addAll(part.matches);
        parts.remove(part);
      }
    }
    parts.add(mine);
  }

  private boolean ends(Ending ending, Part part) {
    if (part.hasEnded()) {
      return false;
    }
    if (ending.isOfRule()) {
      return part.end() == Episode.OPEN || ending.time() <= settled(part.end());
    }
    return ending.isPeoples()
        ? closes(ending, part)
        : part.end() < ending.time()
            && part.matches.stream().anyMatch(match -> isLinked(ending, match));
  }

  /** People close what they name, unless by then it has ended by itself. */
  private boolean closes(Ending ending, Part part) {
    return part.matches.stream().anyMatch(m -> ending.names(m.id().text(rule.title())))
        && (part.end() == Episode.OPEN || ending.time() <= settled(part.end()));
  }

  /** When nothing more can join what ends so. */
  private long settled(long end) {
    return end + spec.gap() + rule.reach();
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
    boolean isOver = end != Episode.OPEN && settled(end) <= newest;
    boolean hasEnded = part.hasEnded() || isOver;
    return new Incident(
        smallest.id().text(rule.title()),
        rule.title(),
        rule.told(start).version(),
        hasEnded,
        hasEnded ? reason(part) : null,
        severity(evidence, start),
        start,
        part.isCutOff() ? Math.min(end, part.ending.time()) : end,
        smallest.place(),
        smallest.key(),
        matches.size(),
        Pieces.evidence(rule, pieces));
  }

  /** The first severity of the list whose condition on the legs' pieces holds. */
  private Severity severity(List<EventRef> evidence, long start) {
    List<String> legs = rule.when().legs().stream().map(Leg::name).toList();
    Aggregates counts =
        n -> evidence.stream().filter(piece -> piece.leg().equals(legs.get(n))).count();
    return rule.told(start).incident().severities().stream()
        .filter(graded -> graded.when() == null || graded.when().of(counts))
        .findFirst()
        .orElseThrow()
        .severity();
  }

  /** A signal ends by itself; of other matches it is only known that no more came. */
  private Reason reason(Part part) {
    if (part.hasEnded() && part.ending.isOfRule()) {
      return part.ending.ofRule() == Tenure.End.CHANGED ? Reason.RULE_CHANGED : Reason.RULE_REMOVED;
    }
    if (part.hasEnded()) {
      return part.isClosed() ? Reason.CLOSED : Reason.CLEARED;
    }
    return rule.when().isSignal() ? Reason.CLEARED : Reason.GAP;
  }
}
