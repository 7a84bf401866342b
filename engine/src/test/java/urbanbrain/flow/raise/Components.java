package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import urbanbrain.geo.Earth;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;

/** The plain meaning of incidents: the connected components of the matches of a rule. */
final class Components {

  private final Rule rule;
  private final long horizon;

  Components(Rule rule, long horizon) {
    this.rule = rule;
    this.horizon = horizon;
  }

  List<Incident> of(List<Match> matches) {
    List<List<Match>> parts = new ArrayList<>();
    for (Match match : matches) {
      List<Match> mine = new ArrayList<>(List.of(match));
      for (List<Match> part : List.copyOf(parts)) {
        if (part.stream().anyMatch(other -> isLinked(match, other))) {
          mine.addAll(part);
          parts.remove(part);
        }
      }
      parts.add(mine);
    }
    return parts.stream().map(this::incident).sorted(IncidentLines.ORDER).toList();
  }

  private boolean isLinked(Match a, Match b) {
    Match early = a.start() <= b.start() ? a : b;
    Match late = a.start() <= b.start() ? b : a;
    boolean inTime =
        early.end() == Episode.OPEN || late.start() - early.end() <= rule.incident().gap();
    boolean sameKey = rule.incident().sameKey() && a.key() != null && a.key().equals(b.key());
    return inTime && (sameKey || isNear(a, b));
  }

  private boolean isNear(Match a, Match b) {
    double metres =
        Earth.metres(a.place().lat(), a.place().lon(), b.place().lat(), b.place().lon());
    return metres <= rule.incident().near();
  }

  private Incident incident(List<Match> part) {
    Match least = part.stream().min(Comparator.comparing(Match::id)).orElseThrow();
    long end = part.stream().mapToLong(Match::end).max().orElseThrow();
    boolean ended = end != Episode.OPEN && end + rule.incident().gap() + rule.reach() <= horizon;
    return new Incident(
        least.id().text(rule.name()),
        rule.name(),
        rule.version(),
        ended,
        ended ? reason() : null,
        rule.incident().leastSeverity(),
        part.stream().mapToLong(Match::start).min().orElseThrow(),
        end,
        least.place(),
        least.key(),
        part.size(),
        evidence(part));
  }

  private Incident.Reason reason() {
    return rule.when() instanceof Form.Window ? Incident.Reason.CLEARED : Incident.Reason.GAP;
  }

  private Evidence evidence(List<Match> part) {
    List<EventRef> all = part.stream().flatMap(m -> m.evidence().shown().stream()).toList();
    if (rule.when() instanceof Form.Window) {
      long total = part.stream().mapToLong(m -> m.evidence().total()).sum();
      List<EventRef> shown = all.stream().sorted(EventRef.ORDER).limit(10).toList();
      return new Evidence(shown, total, new long[0]);
    }
    long[] identities =
        part.stream()
            .flatMapToLong(m -> Arrays.stream(m.evidence().identities()))
            .sorted()
            .distinct()
            .toArray();
    Map<Long, EventRef> each = new TreeMap<>();
    BinaryOperator<EventRef> smallerLeg = (x, y) -> x.leg().compareTo(y.leg()) <= 0 ? x : y;
    all.forEach(ref -> each.merge(ref.identity(), ref, smallerLeg));
    List<EventRef> shown = each.values().stream().sorted(EventRef.ORDER).limit(10).toList();
    return new Evidence(shown, identities.length, identities);
  }
}
