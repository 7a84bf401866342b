package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;

/** What receivers and stages may rely on while things are under way. */
final class Promises {

  private Promises() {}

  /**
   * A match that was told as certain is never withdrawn; where it is an episode of a monotone rule,
   * one that opens earlier may take its place. In the end nothing is in doubt.
   */
  static void matchesStay(RuleSet rules, Outcome outcome) {
    Map<String, Spoken> spoken = new HashMap<>();
    for (MatchUpdate update : outcome.updates()) {
      Rule rule = rules.rule(update.rule()).orElseThrow();
      Spoken words = spoken.computeIfAbsent(rule.name(), r -> new Spoken(rule));
      if (update.present()) {
        words.tell(update);
      } else {
        words.takeBack(update.match().id());
      }
    }
    spoken.forEach((rule, words) -> assertThat(words.doubted).as("%s leaves open", rule).isEmpty());
  }

  /** What was said of the matches of a rule. */
  private static final class Spoken {
    private final Rule rule;
    private final Set<MatchId> sure = new HashSet<>();
    private final Set<MatchId> doubted = new HashSet<>();

    Spoken(Rule rule) {
      this.rule = rule;
    }

    void tell(MatchUpdate update) {
      MatchId id = update.match().id();
      assertThat(update.certain() || rule.isProvisional()).as("%s is sure", rule.name()).isTrue();
      assertThat(update.certain() || !sure.contains(id))
          .as("%s doubts again what was sure: %s", rule.name(), id)
          .isTrue();
      assertThat(update.certain() || !update.settled()).as("settled, so certain").isTrue();
      doubted.add(id);
      if (update.certain()) {
        doubted.remove(id);
        sure.add(id);
      }
    }

    void takeBack(MatchId id) {
      if (!doubted.remove(id)) {
        assertThat(sure).as("%s takes back what it said", rule.name()).contains(id);
        assertThat(sure)
            .as("%s takes back %s", rule.name(), id)
            .anyMatch(other -> isEarlier(rule, other, id));
        sure.remove(id);
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

  /**
   * The sequence of a handle rises, its first word is an alert, no other is; but what may have been
   * told before a restart, and is held back since, has its last word only.
   */
  static void handlesAreOpenedOnceAndCountOn(RuleSet rules, Outcome outcome) {
    Map<String, Long> last = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    outcome.audit().stream()
        .filter(line -> line.what() == AuditLine.What.REPEATED)
        .forEach(line -> repeated.add(line.incident()));
    for (Alert alert : outcome.alerts()) {
      assertThat(alert.type() == Alert.Type.CANCEL)
          .as("withdrawn: %s", alert.id())
          .isEqualTo(alert.state() == Alert.State.WITHDRAWN);
      Rule rule = rules.rule(alert.facts().rule()).orElseThrow();
      assertThat(alert.type() != Alert.Type.CANCEL || rule.isProvisional())
          .as("%s is withdrawn", alert.id())
          .isTrue();
      Long before = last.put(alert.incident(), alert.sequence());
      boolean isFirst = before == null && !repeated.contains(alert.incident());
      assertThat(alert.type() == Alert.Type.ALERT || !isFirst)
          .as("the first of %s", alert.id())
          .isTrue();
      assertThat(alert.type() != Alert.Type.ALERT || before == null)
          .as("no other than the first of %s", alert.id())
          .isTrue();
      assertThat(alert.sequence())
          .as("sequence of %s", alert.incident())
          .isGreaterThan(before == null ? Long.MIN_VALUE : before);
    }
  }

  /**
   * Who folds the messages by handle knows the incidents, each under one handle, and all that
   * ended, but for those of which the audit says that they were held back as long as they lasted.
   */
  static void messagesFoldToTheIncidents(Outcome outcome) {
    Map<String, Alert> known = new HashMap<>();
    for (Alert alert : outcome.alerts()) {
      known.put(alert.incident(), alert);
    }
    known.values().removeIf(alert -> alert.absorbedBy() != null);
    known.values().removeIf(alert -> alert.state() == Alert.State.WITHDRAWN);
    assertThat(known.values()).noneMatch(alert -> alert.state() == Alert.State.PROVISIONAL);
    List<Incident> sent = outcome.incidents().stream().filter(i -> !isMuted(i)).toList();
    assertThat(outcome.untold())
        .as("held back as long as they lasted")
        .doesNotHaveDuplicates()
        .isSubsetOf(
            outcome.incidents().stream()
                .filter(Promises::isMuted)
                .map(Incident::contentId)
                .toList());
    assertThat(known)
        .as("handles that go on")
        .hasSize(outcome.incidents().size() - outcome.untold().size());
    List<Incident> ended =
        known.values().stream()
            .filter(alert -> alert.state() == Alert.State.ENDED)
            .map(Alert::facts)
            .toList();
    assertThat(Answers.lines(ended))
        .as("what was told of those that ended")
        .containsAll(Answers.lines(sent.stream().filter(Incident::ended).toList()));
  }

  /** Whether it may have been held back. */
  private static boolean isMuted(Incident incident) {
    return incident.quietedBy() != null || incident.explainedBy() != null;
  }
}
