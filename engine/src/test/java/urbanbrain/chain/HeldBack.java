package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Earth;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.AuditLine.What;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.Incident;

/** What may be relied on where messages are held back. */
final class HeldBack {

  private static final Set<What> HOLDING =
      Set.of(What.QUIET, What.EXPLAINED, What.SILENCED, What.STORM);

  private static final Map<String, What> ANSWERS =
      Map.of("close", What.CLOSED, "ack", What.ACK, "feedback", What.FEEDBACK);

  private final Try made;
  private final Outcome outcome;

  private HeldBack(Try made, Outcome outcome) {
    this.made = made;
    this.outcome = outcome;
  }

  /** Checks all of it. */
  static void check(Try made, Outcome outcome) {
    HeldBack promises = new HeldBack(made, outcome);
    promises.whatIsToldIsTrueAndWhatIsNotWasHeldBack();
    promises.onlyWhatCanHoldBackDoes();
    promises.stormsCountWhatTheyHoldBack();
    promises.peopleAreAnswered();
  }

  /** Checks what is left in the end, whatever was said twice on the way. */
  static void checkEnd(Try made, Outcome outcome) {
    new HeldBack(made, outcome).whatIsToldIsTrueAndWhatIsNotWasHeldBack();
  }

  /** Who folds the messages ends with the truth, less what the audit says was held back. */
  private void whatIsToldIsTrueAndWhatIsNotWasHeldBack() {
    Fold fold = new Fold();
    outcome.alerts().forEach(fold::take);
    assertThat(fold.standing()).noneMatch(alert -> alert.state() == Alert.State.PROVISIONAL);
    List<Incident> untold = new ArrayList<>(outcome.incidents());
    Map<String, Incident> trueOnes = new HashMap<>();
    outcome.incidents().forEach(i -> trueOnes.put(line(i), i));
    List<String> wrong = new ArrayList<>();
    for (Incident told : fold.incidents()) {
      if (!untold.remove(trueOnes.get(line(told)))) {
        wrong.add(line(told));
      }
    }
    assertThat(wrong).as("told in the end and not true").isEmpty();
    untold.forEach(this::wasHeldBack);
    assertThat(outcome.untold())
        .as("said to be untold")
        .doesNotHaveDuplicates()
        .isSubsetOf(untold.stream().map(Incident::contentId).toList());
  }

  /** An incident's line without what keeps it quiet, which those who are told need not know. */
  private static String line(Incident incident) {
    return Answers.lines(List.of(incident.hushed(null, null))).get(0);
  }

  /** What no message tells of was held back to the end, or is one of those told as one. */
  private void wasHeldBack(Incident untold) {
    if (!outcome.untold().contains(untold.contentId())) {
      assertThat(outcome.audit())
          .as("why %s was not told", untold.contentId())
          .anyMatch(line -> line.what() == What.STORM && line.rule().equals(untold.rule()));
    } else if (made.events().stream().noneMatch(HeldBack::isSilence)) {
      boolean isMuted = untold.quietedBy() != null || untold.explainedBy() != null;
      assertThat(isMuted).as("%s was held back rightly", untold.contentId()).isTrue();
    }
  }

  /** Whether what was once a match of a rule stays one. */
  private static boolean isSteady(Rule rule) {
    return !rule.isProvisional() && !(rule.when() instanceof Form.Window);
  }

  private Set<String> members(Rule rule, Incident incident) {
    return Oracle.members(made.rules(), rule, made.events(), Moments.TOWN).stream()
        .filter(ids -> ids.contains(incident.contentId()))
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private void onlyWhatCanHoldBackDoes() {
    for (AuditLine line : outcome.audit()) {
      if (!HOLDING.contains(line.what())) {
        continue;
      }
      Rule rule = rule(line.rule());
      IncidentSpec spec = rule.incident();
      boolean can =
          switch (line.what()) {
            case QUIET -> spec.quiet() != null;
            case EXPLAINED -> made.rules().rules().stream().anyMatch(r -> explains(r, rule));
            case STORM -> spec.storm() != null;
            default -> isSilenced(rule, line.incident());
          };
      assertThat(can).as("%s", line).isTrue();
    }
  }

  private static boolean explains(Rule cause, Rule symptom) {
    return cause.raises()
        && cause.incident().explains() != null
        && cause.incident().explains().rules().contains(symptom.name());
  }

  /** The match that a handle is named after: a later handle of the same has its number behind. */
  private static String withoutTurn(String handle) {
    return handle.replaceFirst("(-[0-9a-f]{10})-[0-9]+$", "$1");
  }

  /** Whether people asked for silence about an incident of the rule that had this match. */
  private boolean isSilenced(Rule rule, String id) {
    List<Incident> about =
        outcome.incidents().stream()
            .filter(i -> i.rule().equals(rule.name()))
            .filter(i -> !isSteady(rule) || members(rule, i).contains(withoutTurn(id)))
            .toList();
    return made.events().stream()
        .filter(HeldBack::isSilence)
        .filter(e -> isAbout(Sayings.text(e, "rule"), rule))
        .anyMatch(e -> !isSteady(rule) || about.stream().anyMatch(i -> isThere(e, rule, i)));
  }

  private static boolean isSilence(Event e) {
    return e.stream() == Sayings.SILENCE.code();
  }

  private static boolean isAbout(String pattern, Rule rule) {
    if (pattern == null) {
      return true;
    }
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return rule.name().matches(regex) || rule.file().matches(regex);
  }

  /** Whether any match of the incident may have been where the silence is. */
  private boolean isThere(Event silence, Rule rule, Incident incident) {
    String area = Sayings.text(silence, "area");
    double radius = Sayings.number(silence, "radius");
    double metres = Double.isNaN(radius) ? 500 : radius;
    Set<String> members = members(rule, incident);
    return Oracle.matches(made.rules(), rule, made.events(), Moments.TOWN).stream()
        .filter(match -> members.contains(match.id().text(rule.name())))
        .filter(match -> area == null || area.equals(match.key()))
        .anyMatch(match -> !silence.isPlaced() || isNear(silence, match.place(), metres));
  }

  private static boolean isNear(Event e, Place place, double metres) {
    return place.isKnown() && Earth.within(metres, e.lat(), e.lon(), place.lat(), place.lon());
  }

  /** A summary counts more than it takes, never fewer, and all that it holds back. */
  private void stormsCountWhatTheyHoldBack() {
    Map<String, Long> counts = new HashMap<>();
    for (Alert alert : outcome.alerts()) {
      if (alert.isSummary()) {
        Rule rule = rule(alert.facts().rule());
        assertThat(alert.storm()).isGreaterThan(rule.incident().storm().moreThan());
        Long before = counts.put(alert.incident(), alert.storm());
        assertThat(alert.storm()).isGreaterThanOrEqualTo(before == null ? 0 : before);
      }
    }
    Map<String, Set<String>> held = new HashMap<>();
    for (AuditLine line : outcome.audit()) {
      if (line.what() == What.STORM) {
        String summary = line.detail().substring(line.detail().lastIndexOf(' ') + 1);
        held.computeIfAbsent(summary, s -> new HashSet<>()).add(line.incident());
      }
    }
    assertThat(counts.keySet()).as("summaries").isEqualTo(held.keySet());
    held.forEach(
        (summary, incidents) ->
            assertThat(counts.get(summary))
                .as("told by %s", summary)
                .isGreaterThanOrEqualTo(incidents.size()));
  }

  /** Every word of people, however often it came, is answered once. */
  private void peopleAreAnswered() {
    for (StreamType stream : List.of(Sayings.CLOSE, Sayings.ACK, Sayings.FEEDBACK)) {
      Set<Long> said = new HashSet<>();
      made.events().stream()
          .filter(e -> e.stream() == stream.code())
          .forEach(e -> said.add(e.identity()));
      String name = stream.name().substring("operations.".length());
      What what = ANSWERS.get(name);
      long answers =
          outcome.audit().stream()
              .filter(line -> line.what() == what || isUnknown(line, name))
              .count();
      assertThat(answers).as("answers to %s", stream.name()).isEqualTo(said.size());
    }
    long acked = outcome.audit().stream().filter(line -> line.what() == What.ACK).count();
    assertThat(outcome.alerts().stream().filter(alert -> alert.ackedBy() != null))
        .hasSize((int) acked);
  }

  private static boolean isUnknown(AuditLine line, String name) {
    return line.what() == What.UNKNOWN && line.detail().contains(": " + name + " ");
  }

  private Rule rule(String name) {
    return made.rules().rule(name).orElseThrow();
  }
}
