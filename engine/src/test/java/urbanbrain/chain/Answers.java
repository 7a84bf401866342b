package urbanbrain.chain;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import urbanbrain.event.Event;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;
import urbanbrain.verdict.Match;

/** All that is true in the end, as text: the matches of each rule, and the incidents. */
record Answers(SortedMap<String, List<String>> matches, List<String> incidents) {

  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  /** What the oracle answers. */
  static Answers ofOracle(RuleSet rules, List<Event> events) {
    SortedMap<String, List<String>> matches = new TreeMap<>();
    for (Rule rule : raising(rules)) {
      matches.put(rule.name(), texts(Oracle.matches(rules, rule, events, Moments.TOWN)));
    }
    return new Answers(matches, lines(Oracle.incidents(rules, events, Moments.TOWN)));
  }

  /** What the chain ended with: the last words about the matches, and the incidents. */
  static Answers of(RuleSet rules, Outcome outcome) {
    SortedMap<String, List<String>> matches = new TreeMap<>();
    for (Rule rule : raising(rules)) {
      matches.put(rule.name(), texts(counting(rule, outcome)));
    }
    return new Answers(matches, lines(outcome.incidents()));
  }

  /** The matches that a rule made while it was the version that counts. */
  private static List<Match> counting(Rule rule, Outcome outcome) {
    return Promises.present(rule, outcome.updates()).values().stream()
        .filter(match -> rule.tenure().judges(match.start()))
        .toList();
  }

  /** What differs from these, line by line; empty where all agrees. */
  List<String> differences(Answers expected) {
    List<String> differences = new ArrayList<>();
    expected.matches.forEach((rule, lines) -> add(lines, matches.get(rule), differences));
    add(expected.incidents, incidents, differences);
    return differences;
  }

  private static void add(List<String> expected, List<String> actual, List<String> differences) {
    expected.stream()
        .filter(line -> !actual.contains(line))
        .forEach(line -> differences.add("\nmissing " + line));
    actual.stream()
        .filter(line -> !expected.contains(line))
        .forEach(line -> differences.add("\ntoo much " + line));
    if (differences.isEmpty() && actual.size() != expected.size()) {
      differences.add("not as often: " + actual);
    }
  }

  private static List<Rule> raising(RuleSet rules) {
    return rules.judged().stream().filter(Rule::raises).toList();
  }

  private static List<String> texts(Collection<Match> matches) {
    return matches.stream().map(Answers::text).toList();
  }

  private static String text(Match match) {
    var evidence = match.evidence();
    return "%s %s %d-%d %s %s of %d %s"
        .formatted(
            match.id(),
            match.key(),
            match.start(),
            match.end(),
            match.place(),
            evidence.shown(),
            evidence.total(),
            Arrays.toString(evidence.identities()));
  }

  /** The lines of the incidents, and the fields of the evidence, which no line tells. */
  static List<String> lines(List<Incident> incidents) {
    return incidents.stream()
        .sorted(IncidentLines.ORDER)
        .map(i -> LINES.line(i) + i.evidence().shown().stream().map(r -> r.fields()).toList())
        .toList();
  }
}
