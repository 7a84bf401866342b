package urbanbrain.rule.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.event.Dictionary;
import urbanbrain.event.StableHash;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.draft.LegDraft;
import urbanbrain.rule.draft.RuleDraft;
import urbanbrain.rule.incident.Causes;
import urbanbrain.rule.incident.IncidentReader;
import urbanbrain.rule.when.Verdict;
import urbanbrain.rule.when.WhenReader;
import urbanbrain.text.Nearest;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** Compiles all files of a city together: streams first, then signals, then what joins them. */
public final class RuleCompiler {

  private final Setting setting;
  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, RuleDraft> drafts = new TreeMap<>();
  private final Map<String, Rule> rules = new TreeMap<>();
  private Dictionary streams = new Dictionary(List.of());

  /** A rule of which all is known but what its matches become. */
  private record Formed(RuleDraft draft, Optional<IncidentReader> incident, Verdict verdict) {}

  /** Compiles these files; see {@link #problems} for what is wrong with them. */
  public RuleCompiler(List<Source> sources, Setting setting) {
    this.setting = setting;
    StreamReader reader = new StreamReader();
    sources.stream().filter(Source::declaresStreams).forEach(s -> parse(s).ifPresent(reader::read));
    Map<Source, YamlNode> roots = roots(sources);
    streams = LookUps.asked(roots.values(), reader.dictionary());
    compile(roots);
  }

  /**
   * Compiles these rules over streams that are known, with all the fields that any of them asks
   * for: events that were decoded by this dictionary can be judged.
   */
  public RuleCompiler(List<Source> rules, Dictionary streams, Setting setting) {
    this.setting = setting;
    this.streams = streams;
    compile(roots(rules));
  }

  private Map<Source, YamlNode> roots(List<Source> sources) {
    Map<Source, YamlNode> roots = new LinkedHashMap<>();
    for (Source source : sources) {
      if (!source.declaresStreams()) {
        parse(source).ifPresent(root -> roots.put(source, root));
      }
    }
    return roots;
  }

  private void compile(Map<Source, YamlNode> roots) {
    List<RuleDraft> all = new ArrayList<>();
    roots.forEach((source, root) -> all.add(RuleDraft.read(source, root, streams)));
    all.forEach(this::name);
    List<Formed> formed = new ArrayList<>();
    all.stream().filter(RuleDraft::isSignal).forEach(d -> form(d).ifPresent(formed::add));
    all.stream().filter(d -> !d.isSignal()).forEach(d -> form(d).ifPresent(formed::add));
    formed.forEach(this::raise);
    all.forEach(RuleDraft::complainOfUnused);
    new Causes(drafts, rules).check();
  }

  private Optional<YamlNode> parse(Source source) {
    return YamlNode.parse(source.path(), source.text(), problems);
  }

  private void name(RuleDraft draft) {
    if (draft.name() == null) {
      return;
    }
    RuleDraft other = drafts.putIfAbsent(draft.name(), draft);
    if (other != null && draft.name().equals(draft.source().name())) {
      draft
          .shape()
          .get("rule")
          .ifPresent(n -> n.complain("there is a rule '%s' already".formatted(draft.name())));
    }
  }

  /** The streams, whatever is wrong with the rules. */
  public Dictionary streams() {
    return streams;
  }

  /** All problems, by file and place. */
  public List<Problem> problems() {
    return problems.stream().sorted(Problem.BY_PLACE).toList();
  }

  /** The rules, if there is no problem at all. */
  public Optional<RuleSet> rules() {
    return problems.isEmpty()
        ? Optional.of(new RuleSet(streams, new ArrayList<>(rules.values())))
        : Optional.empty();
  }

  /** Reads all of a rule but what its matches become; that needs the forms of other rules. */
  private Optional<Formed> form(RuleDraft draft) {
    checkSignals(draft);
    Optional<IncidentReader> incident =
        draft.shape().get("incident").map(node -> IncidentReader.read(draft, node));
    Optional<Verdict> verdict =
        draft
            .shape()
            .need("when")
            .flatMap(node -> WhenReader.read(draft, node, signals(draft), setting));
    verdict
        .filter(v -> draft.name() != null && draft == drafts.get(draft.name()))
        .ifPresent(v -> rules.put(draft.name(), rule(draft, v, null)));
    if (verdict.isEmpty()) {
      incident.ifPresent(IncidentReader::checkWithoutForm);
    }
    return verdict.map(v -> new Formed(draft, incident, v));
  }

  private void raise(Formed formed) {
    RuleDraft draft = formed.draft();
    Optional<IncidentSpec> spec =
        formed.incident().map(i -> i.spec(formed.verdict().form(), signals(draft)));
    if (draft.name() != null && draft == drafts.get(draft.name())) {
      rules.put(draft.name(), rule(draft, formed.verdict(), spec.orElse(null)));
    }
  }

  private static Rule rule(RuleDraft draft, Verdict verdict, IncidentSpec incident) {
    return new Rule(
        draft.name(),
        draft.says(),
        draft.status(),
        draft.owner(),
        "%08x".formatted(StableHash.code(draft.source().text())),
        verdict.verdict(),
        verdict.why(),
        verdict.form(),
        draft.fire(),
        incident,
        draft.source().path());
  }

  /** The rules whose signals this one names, as far as they compile, by name. */
  private Map<String, Rule> signals(RuleDraft draft) {
    Map<String, Rule> signals = new TreeMap<>();
    for (LegDraft leg : draft.legs()) {
      if (leg.isSignal()) {
        Optional.ofNullable(rules.get(leg.signal()))
            .filter(rule -> rule.when().isSignal())
            .ifPresent(rule -> signals.put(rule.name(), rule));
      }
    }
    return signals;
  }

  private void checkSignals(RuleDraft draft) {
    for (LegDraft leg : draft.legs()) {
      if (leg.isSignal()) {
        leg.word("signal").ifPresent(node -> checkSignal(draft, leg.signal(), node));
      }
    }
  }

  private void checkSignal(RuleDraft draft, String name, YamlNode node) {
    RuleDraft signal = drafts.get(name);
    if (signal == null) {
      List<String> known =
          drafts.values().stream().filter(RuleDraft::isSignal).map(RuleDraft::name).toList();
      node.complain("there is no rule '%s'%s".formatted(name, Nearest.hint(name, known)));
    } else if (!signal.isSignal()) {
      node.complain(
          "'%s' gives no signal, as window, state and silent rules do: a match or an incident is never a leg"
              .formatted(name));
    } else if (draft.isJudged() && !signal.isJudged()) {
      node.complain(
          "the rule '%s' is not judged (status: draft or retired) and gives no signal"
              .formatted(name));
    }
  }
}
