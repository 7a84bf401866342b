package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** What receivers and stages may rely on while things are under way. */
final class Promises {

  private Promises() {}

  /**
   * A match is told when it is certain, and never withdrawn; where it is an episode of a monotone
   * rule, one that opens earlier may take its place.
   */
  static void matchesStay(RuleSet rules, Outcome outcome) {
    Map<String, TreeSet<MatchId>> present = new HashMap<>();
    for (MatchUpdate update : outcome.updates()) {
      Rule rule = rules.rule(update.rule()).orElseThrow();
      TreeSet<MatchId> ids = present.computeIfAbsent(rule.name(), r -> new TreeSet<>());
      MatchId id = update.match().id();
      if (update.present()) {
        ids.add(id);
      } else {
        assertThat(ids).as("%s takes back what it said", rule.name()).contains(id);
        assertThat(ids)
            .as("%s takes back %s", rule.name(), id)
            .anyMatch(other -> isEarlier(rule, other, id));
        ids.remove(id);
      }
    }
  }

  /** The matches of a rule that hold after these updates, by their last words. */
  static SortedMap<MatchId, Match> present(Rule rule, List<MatchUpdate> updates) {
    SortedMap<MatchId, Match> present = new TreeMap<>();
    for (MatchUpdate update : updates) {
      if (update.rule().equals(rule.name())) {
        if (update.present()) {
          present.put(update.match().id(), update.match());
        } else {
          present.remove(update.match().id());
        }
      }
    }
    return present;
  }

  private static boolean isEarlier(Rule rule, MatchId other, MatchId id) {
    return rule.when() instanceof Form.Window
        && rule.verdict() == RuleClass.M
        && other.name().equals(id.name())
        && other.time() < id.time();
  }

  /** What is settled is not spoken of again, and everything is settled or open at the end. */
  static void settledMatchesAreLeftAlone(Outcome outcome) {
    Set<String> settled = new HashSet<>();
    for (MatchUpdate update : outcome.updates()) {
      Match match = update.match();
      String name = update.rule() + " " + match.id();
      assertThat(settled).as("settled").doesNotContain(name);
      if (update.settled()) {
        settled.add(name);
      }
    }
  }

  /** The sequence of a handle rises, its first word is an alert, no other is, none is withdrawn. */
  static void handlesAreOpenedOnceAndCountOn(Outcome outcome) {
    Map<String, Long> last = new HashMap<>();
    for (Alert alert : outcome.alerts()) {
      assertThat(alert.type()).as(alert.id()).isNotEqualTo(Alert.Type.CANCEL);
      Long before = last.put(alert.incident(), alert.sequence());
      assertThat(alert.type() == Alert.Type.ALERT)
          .as("the first of %s", alert.id())
          .isEqualTo(before == null);
      assertThat(alert.sequence())
          .as("sequence of %s", alert.incident())
          .isGreaterThan(before == null ? Long.MIN_VALUE : before);
    }
  }

  /** Who folds the messages by handle knows as many incidents as there are, and all that ended. */
  static void messagesFoldToTheIncidents(Outcome outcome) {
    Map<String, Alert> known = new HashMap<>();
    for (Alert alert : outcome.alerts()) {
      known.put(alert.incident(), alert);
    }
    known.values().removeIf(alert -> alert.absorbedBy() != null);
    assertThat(known).as("handles that go on").hasSameSizeAs(outcome.incidents());
    List<Incident> ended =
        known.values().stream()
            .filter(alert -> alert.state() == Alert.State.ENDED)
            .map(Alert::facts)
            .toList();
    assertThat(Answers.lines(ended))
        .as("what was told of those that ended")
        .isEqualTo(Answers.lines(outcome.incidents().stream().filter(Incident::ended).toList()));
  }
}
