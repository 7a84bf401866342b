package urbanbrain.rule.test.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.event.Dictionary;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.test.Case;
import urbanbrain.rule.test.RuleTest;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** Reads the tests of rules; nothing throws for bad text. */
public final class TestReader {

  private final Dictionary streams;
  private final Optional<RuleSet> rules;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A reader.
   *
   * @param rules the rules that are tested; without them tests are read as far as they can be
   */
  public TestReader(Dictionary streams, Optional<RuleSet> rules) {
    this.streams = streams;
    this.rules = rules;
  }

  /** All problems so far, by file and place. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads the test of a rule.
   *
   * @param rule the rule's name
   * @param test the test's text
   */
  public RuleTest read(String rule, Source test) {
    List<Case> cases = new ArrayList<>();
    List<Problem> found = new ArrayList<>();
    YamlNode.parse(test.path(), test.text(), found)
        .ifPresent(root -> read(root, streams(rule), cases));
    // What is wrong under 'every' is wrong of each event.
    found.stream().distinct().sorted(Problem.BY_PLACE).forEach(problems::add);
    return new RuleTest(rule, test.path(), cases);
  }

  private void read(YamlNode root, Set<String> used, List<Case> cases) {
    if (!root.isList()) {
      root.complain("a rule's test is a list of cases: name, every, events, expect");
      return;
    }
    CaseReader reader = new CaseReader(streams, used);
    Set<String> names = new HashSet<>();
    for (YamlNode element : root.elements()) {
      Optional<Case> read = reader.read(element);
      if (read.isPresent() && !names.add(read.get().name())) {
        element
            .get("name")
            .ifPresent(n -> n.complain("there is a case '%s' already".formatted(n.text())));
      }
      read.ifPresent(cases::add);
    }
    boolean isWhole = cases.size() == root.elements().size();
    if (isWhole && cases.stream().noneMatch(Case::raises)) {
      root.complain("no case raises: a rule needs one that does, and one that stays quiet");
    }
    if (isWhole && cases.stream().noneMatch(c -> c.expected().isEmpty())) {
      root.complain("no case stays quiet: a rule needs one that does, and one that raises");
    }
  }

  /** The streams of a rule and of the rules that it names; none where it is not known. */
  private Set<String> streams(String name) {
    Set<String> streams = new TreeSet<>();
    rules
        .flatMap(set -> set.rule(name))
        .ifPresent(rule -> legs(rule).forEach(leg -> addStreams(leg, streams)));
    return streams;
  }

  private void addStreams(Leg leg, Set<String> streams) {
    if (leg.isSignal()) {
      Rule signal = rules.orElseThrow().rule(leg.signal()).orElseThrow();
      signal.when().legs().forEach(of -> addStreams(of, streams));
    } else {
      streams.add(leg.stream().name());
    }
  }

  private static List<Leg> legs(Rule rule) {
    List<Leg> legs = new ArrayList<>(rule.when().legs());
    IncidentSpec incident = rule.incident();
    if (incident != null && incident.endsWhen() != null) {
      legs.add(incident.endsWhen());
    }
    if (incident != null && incident.quiet() != null) {
      legs.add(incident.quiet().leg());
    }
    return legs;
  }
}
