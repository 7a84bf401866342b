package urbanbrain.flow.raise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import urbanbrain.event.Place;
import urbanbrain.geo.Earth;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/** The plain meaning of incidents: the components of a rule's matches, cut at what ends them. */
final class Components {

  private final Rule rule;
  private final long horizon;

  Components(Rule rule, long horizon) {
    this.rule = rule;
    this.horizon = horizon;
  }

  /** Matches that are one incident, and what ended it. */
  private static final class Group {
    final List<Match> matches = new ArrayList<>();
    Happenings.End end;

    boolean isOpenAt(long time) {
      return end == null || time <= end.event().time();
    }

    long last() {
      return matches.stream().mapToLong(Match::end).max().orElseThrow();
    }
  }

  List<Incident> of(List<Match> matches, List<Happenings.End> ends) {
    List<Group> groups = new ArrayList<>();
    List<Match> rest = new ArrayList<>(matches);
    rest.sort(Comparator.comparingLong(Match::start).thenComparing(Match::id));
    List<Happenings.End> later = new ArrayList<>(ends);
    later.sort(
        Comparator.comparingLong((Happenings.End end) -> end.event().time())
            .thenComparing(end -> end.named() != null)
            .thenComparingLong(end -> end.event().identity()));
    while (!rest.isEmpty() || !later.isEmpty()) {
      boolean isMatch =
          !rest.isEmpty()
              && (later.isEmpty() || rest.get(0).start() <= later.get(0).event().time());
      if (isMatch) {
        add(rest.remove(0), groups);
      } else {
        Happenings.End end = later.remove(0);
        groups.stream().filter(g -> g.end == null && ends(end, g)).forEach(g -> g.end = end);
      }
    }
    return groups.stream().map(this::incident).sorted(IncidentLines.ORDER).toList();
  }

  private void add(Match match, List<Group> groups) {
    Group mine = new Group();
    for (Group group : List.copyOf(groups)) {
      if (group.isOpenAt(match.start())
          && group.matches.stream().anyMatch(other -> isLinked(match, other))) {
        mine.matches.addAll(group.matches);
        mine.end = mine.end == null ? group.end : mine.end;
        groups.remove(group);
      }
    }
    mine.matches.add(match);
    groups.add(mine);
  }

  private boolean ends(Happenings.End end, Group group) {
    long time = end.event().time();
    long gap = rule.incident().gap();
    if (end.named() != null) {
      boolean isThere = group.matches.stream().anyMatch(m -> m.id().equals(end.named()));
      boolean goesOn = group.last() == Episode.OPEN || time <= group.last() + gap + rule.reach();
      return isThere && goesOn;
    }
    Place place = new Place(end.event().lat(), end.event().lon());
    String key = end.event().texts()[0];
    Match here = new Match(new MatchId(time, "", 0), key, time, time, place, null);
    return group.last() < time && group.matches.stream().anyMatch(m -> isLinked(here, m));
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

  private Incident incident(Group group) {
    List<Match> part = group.matches;
    Match least = part.stream().min(Comparator.comparing(Match::id)).orElseThrow();
    long end = part.stream().mapToLong(Match::end).max().orElseThrow();
    boolean closed = group.end != null && group.end.named() != null;
    boolean over = end != Episode.OPEN && end + rule.incident().gap() + rule.reach() <= horizon;
    boolean ended = group.end != null || over;
    Evidence evidence = evidence(part);
    return new Incident(
        least.id().text(rule.name()),
        rule.name(),
        rule.version(),
        ended,
        ended ? reason(group.end) : null,
        severity(evidence),
        part.stream().mapToLong(Match::start).min().orElseThrow(),
        closed ? Math.min(end, group.end.event().time()) : end,
        least.place(),
        least.key(),
        part.size(),
        evidence);
  }

  private Severity severity(Evidence evidence) {
    boolean windows = rule.when() instanceof Form.Window;
    long first =
        windows ? evidence.total() : Arrays.stream(evidence.legs()).filter(leg -> leg == 0).count();
    IncidentSpec.Graded worst = rule.incident().severities().get(0);
    return worst.when().of(leg -> first) ? worst.severity() : rule.incident().leastSeverity();
  }

  private Incident.Reason reason(Happenings.End end) {
    if (end != null) {
      return end.named() == null ? Incident.Reason.CLEARED : Incident.Reason.CLOSED;
    }
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
    Map<Long, Integer> legs = new TreeMap<>();
    for (Match match : part) {
      for (int i = 0; i < match.evidence().identities().length; i++) {
        // Leg 1 is named a, leg 0 is named b.
        legs.merge(match.evidence().identities()[i], match.evidence().legs()[i], Math::max);
      }
    }
    Map<Long, EventRef> each = new TreeMap<>();
    BinaryOperator<EventRef> smallerLeg = (x, y) -> x.leg().compareTo(y.leg()) <= 0 ? x : y;
    all.forEach(ref -> each.merge(ref.identity(), ref, smallerLeg));
    List<EventRef> shown = each.values().stream().sorted(EventRef.ORDER).limit(10).toList();
    int[] byLeg = legs.values().stream().mapToInt(i -> i).toArray();
    return new Evidence(shown, identities.length, identities, byLeg);
  }
}
