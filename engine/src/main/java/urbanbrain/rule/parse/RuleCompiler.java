package urbanbrain.rule.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.event.Dictionary;
import urbanbrain.event.StableHash;
import urbanbrain.rule.Form;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleFiles.Source;
import urbanbrain.rule.RuleSet;
import urbanbrain.text.Nearest;
import urbanbrain.text.Problem;
import urbanbrain.text.YamlNode;

/** Compiles all files of a city together: streams first, then windows, then what joins them. */
public final class RuleCompiler {

  private static final List<String> FORMS = List.of("any", "all", "window");
  private static final List<String> LATER =
      List.of("sequence", "absent", "state", "silent", "detect");

  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, RuleDraft> drafts = new TreeMap<>();
  private final Map<String, Rule> rules = new TreeMap<>();
  private Dictionary streams = new Dictionary(List.of());

  /** Compiles these files; see {@link #problems} for what is wrong with them. */
  public RuleCompiler(List<Source> sources) {
    StreamReader reader = new StreamReader();
    sources.stream().filter(Source::declaresStreams).forEach(s -> parse(s).ifPresent(reader::read));
    Map<Source, YamlNode> roots = new LinkedHashMap<>();
    for (Source source : sources) {
      if (!source.declaresStreams()) {
        parse(source).ifPresent(root -> roots.put(source, root));
      }
    }
    streams = LookUps.asked(roots.values(), reader.dictionary());
    List<RuleDraft> all = new ArrayList<>();
    roots.forEach((source, root) -> all.add(RuleDraft.read(source, root, streams)));
    all.forEach(this::name);
    all.stream().filter(RuleDraft::isWindow).forEach(this::compile);
    all.stream().filter(draft -> !draft.isWindow()).forEach(this::compile);
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
    return problems.stream()
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }

  /** The rules, if there is no problem at all. */
  public Optional<RuleSet> rules() {
    return problems.isEmpty()
        ? Optional.of(new RuleSet(streams, new ArrayList<>(rules.values())))
        : Optional.empty();
  }

  private void compile(RuleDraft draft) {
    List<Rule> signals = signals(draft);
    Optional<IncidentReader> incident =
        draft.shape().get("incident").map(node -> IncidentReader.read(draft, node));
    Optional<Verdict> verdict =
        draft.shape().need("when").flatMap(node -> when(draft, node, signals));
    if (verdict.isPresent() && draft.name() != null && draft == drafts.get(draft.name())) {
      IncidentSpec spec = incident.map(i -> i.spec(verdict.get().form())).orElse(null);
      rules.put(draft.name(), rule(draft, verdict.get(), spec));
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
        incident,
        draft.source().path());
  }

  private static Optional<Verdict> when(RuleDraft draft, YamlNode node, List<Rule> signals) {
    List<String> forms = FORMS.stream().filter(f -> node.get(f).isPresent()).toList();
    if (forms.size() > 1) {
      node.complain("a rule is one of any, all and window, not several");
      return Optional.empty();
    }
    if (forms.isEmpty()) {
      complainOfForm(node);
      return Optional.empty();
    }
    return switch (forms.get(0)) {
      case "any" -> JoinReader.any(draft, node, signals);
      case "all" -> JoinReader.all(draft, node, signals);
      default -> WindowReader.read(draft, node);
    };
  }

  private static void complainOfForm(YamlNode node) {
    for (YamlNode.Entry entry : node.entries()) {
      if (LATER.contains(entry.name())) {
        entry
            .key()
            .complain(
                "'%s' is not known yet: a rule is any, all or window".formatted(entry.name()));
        return;
      }
      if (Nearest.to(entry.name(), FORMS).isPresent()) {
        entry
            .key()
            .complain(
                "there is no '%s'%s".formatted(entry.name(), Nearest.hint(entry.name(), FORMS)));
        return;
      }
    }
    node.complain("when is a mapping with one of any, all and window");
  }

  /** The window rules whose signals fill legs of this one, as far as they compile. */
  private List<Rule> signals(RuleDraft draft) {
    List<Rule> signals = new ArrayList<>();
    for (LegDraft leg : draft.legs()) {
      if (leg.isSignal()) {
        leg.word("signal").ifPresent(node -> checkSignal(draft, leg.signal(), node));
        Optional.ofNullable(rules.get(leg.signal()))
            .filter(rule -> rule.when() instanceof Form.Window)
            .ifPresent(signals::add);
      }
    }
    return signals;
  }

  private void checkSignal(RuleDraft draft, String name, YamlNode node) {
    RuleDraft signal = drafts.get(name);
    if (signal == null) {
      List<String> known =
          drafts.values().stream().filter(RuleDraft::isWindow).map(RuleDraft::name).toList();
      node.complain("there is no rule '%s'%s".formatted(name, Nearest.hint(name, known)));
    } else if (!signal.isWindow()) {
      node.complain(
          "'%s' is no window rule: a match or an incident is never a leg".formatted(name));
    } else if (draft.isJudged() && !signal.isJudged()) {
      node.complain(
          "the rule '%s' is not judged (status: draft or retired) and gives no signal"
              .formatted(name));
    }
  }
}
