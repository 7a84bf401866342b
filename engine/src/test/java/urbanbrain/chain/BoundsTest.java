package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * Every form within bounds that are far too small: nothing fails and nothing is left, what is not
 * marked is as without bounds, what differs was said, and no promise is broken. {@code -Dseeds=N}
 * plays more of each form.
 */
class BoundsTest {

  private static final List<Chain.Manner> MANNERS =
      List.of(new Chain.Manner(1, 0), new Chain.Manner(2, 0.05));

  @ParameterizedTest
  @MethodSource("tries")
  void atItsBoundsTheEngineGoesOnAndSaysSo(Forms.Kind kind, boolean isRevised, long seed) {
    Try made = Forms.of(kind, isRevised, seed);
    RuleSet tight = made.rules().within(limits(new Random(seed)));
    for (Chain.Manner manner : MANNERS) {
      Random random = new Random(seed);
      var arrivals = Arrivals.of(made.events(), 10_000_000L, random);
      Outcome free = Chain.play(made.rules(), arrivals, manner, new Random(seed));
      Outcome bound = Chain.play(tight, arrivals, manner, new Random(seed));
      assertThat(bound.left()).as("left in state and timers").isZero();
      Promises.matchesStay(tight, bound);
      Promises.settledMatchesAreLeftAlone(bound);
      Promises.handlesAreOpenedOnceAndCountOn(tight, bound);
      Set<String> told = told(bound);
      for (Rule rule : tight.judged()) {
        check(rule, kept(rule, free), kept(rule, bound), told);
      }
      if (told.isEmpty()) {
        Answers expected = Answers.of(made.rules(), free);
        assertThat(Answers.of(made.rules(), bound).differences(expected)).isEmpty();
      }
      checkIncidents(free, bound);
      assertThat(told(free)).isEmpty();
    }
  }

  /** So that the tries are not all of rules that stay within their bounds. */
  @Test
  void someTriesReachEachBound() {
    Set<Bound> reached = new TreeSet<>();
    for (Forms.Kind kind : Forms.Kind.values()) {
      for (long seed = 0; seed < 40; seed++) {
        Try made = Forms.of(kind, seed % 2 == 0, seed);
        RuleSet tight = made.rules().within(limits(new Random(seed)));
        var arrivals = Arrivals.of(made.events(), 10_000_000L, new Random(seed));
        Outcome outcome = Chain.play(tight, arrivals, MANNERS.get(0), new Random(seed));
        outcome.alerts().stream()
            .filter(Alert::isSystem)
            .forEach(alert -> reached.add(alert.strain().bound()));
      }
    }
    assertThat(reached)
        .contains(Bound.EVENTS, Bound.ANCHORS, Bound.PANES, Bound.DIFFERENT, Bound.VALUES)
        .contains(Bound.SILENT, Bound.MATCHES);
  }

  static Stream<Arguments> tries() {
    long seeds = Long.getLong("seeds", 20);
    return Arrays.stream(Forms.Kind.values())
        .filter(k -> k.name().matches(System.getProperty("form", ".*")))
        .flatMap(k -> Stream.of(Arguments.of(k, false), Arguments.of(k, true)))
        .flatMap(
            a ->
                LongStream.range(0, seeds)
                    .mapToObj(seed -> Arguments.of(a.get()[0], a.get()[1], seed)));
  }

  private static Limits limits(Random random) {
    Limits limits = Limits.USUAL;
    for (Bound bound : Bound.values()) {
      limits = limits.with(bound, 1 + random.nextInt(6));
    }
    return limits;
  }

  /** The rules of which it was said that they reached a bound. */
  private static Set<String> told(Outcome outcome) {
    Set<String> told = new TreeSet<>();
    for (Alert alert : outcome.alerts()) {
      if (alert.isSystem()) {
        told.add(alert.facts().rule());
      }
    }
    return told;
  }

  private static SortedMap<MatchId, Match> kept(Rule rule, Outcome outcome) {
    return Promises.present(rule, outcome.updates());
  }

  /** Whether all that a rule or the signals of its legs say may miss something. */
  private static boolean isStrained(Rule rule, Set<String> told) {
    return told.contains(rule.name())
        || rule.when().legs().stream()
            .anyMatch(leg -> leg.isSignal() && told.contains(leg.signal()));
  }

  private static void check(
      Rule rule,
      SortedMap<MatchId, Match> free,
      SortedMap<MatchId, Match> bound,
      Set<String> told) {
    if (!isStrained(rule, told)) {
      assertThat(text(bound)).as("%s in full", rule.name()).isEqualTo(text(free));
      return;
    }
    boolean ofSignals =
        rule.when().legs().stream().anyMatch(leg -> leg.isSignal() && told.contains(leg.signal()));
    bound.forEach(
        (id, match) -> {
          if (!match.isDegraded() && !ofSignals) {
            assertThat(free).as("%s %s is not marked", rule.name(), id).containsKey(id);
            assertThat(text(match)).as("%s is not marked", id).isEqualTo(text(free.get(id)));
          }
        });
    if (rule.verdict() == RuleClass.M && !ofSignals) {
      assertThat(free.keySet()).as("a monotone rule invents nothing").containsAll(bound.keySet());
    }
  }

  /**
   * What is not marked is as without bounds; who folds the messages knows no incident that is none,
   * nor one about the engine.
   */
  private static void checkIncidents(Outcome free, Outcome bound) {
    List<String> whole = free.incidents().stream().map(BoundsTest::text).toList();
    for (Incident incident : bound.incidents()) {
      if (!incident.isDegraded()) {
        assertThat(whole).as("not marked").contains(text(incident));
      }
    }
    Fold fold = new Fold();
    bound.alerts().forEach(fold::take);
    assertThat(ids(fold.incidents())).isSubsetOf(ids(bound.incidents()));
  }

  private static List<String> ids(List<Incident> incidents) {
    return incidents.stream().map(Incident::contentId).collect(Collectors.toList());
  }

  private static String text(Incident incident) {
    return "%s %s %s %d-%d %s %d %d %s"
        .formatted(
            incident.contentId(),
            incident.ended(),
            incident.severity(),
            incident.start(),
            incident.end(),
            incident.place(),
            incident.matches(),
            incident.evidence().total(),
            incident.evidence().shown());
  }

  private static List<String> text(Map<MatchId, Match> matches) {
    List<String> texts = new ArrayList<>();
    new TreeMap<>(matches).forEach((id, match) -> texts.add(text(match)));
    return texts;
  }

  private static String text(Match match) {
    return "%s %d-%d %s %s %d %s"
        .formatted(
            match.id(),
            match.start(),
            match.end(),
            match.place(),
            match.isDegraded(),
            match.evidence().total(),
            match.evidence().shown());
  }
}
