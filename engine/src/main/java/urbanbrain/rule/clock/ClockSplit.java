package urbanbrain.rule.clock;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/** Gives each rule of a city to the clock of the sources that it uses. */
final class ClockSplit {

  /** The domain of the streams that operators speak by. */
  static final String OPERATIONS = "operations.";

  private final RuleSet rules;
  private final List<RuleClocks.Source> sources;
  private final TreeMap<String, ClockDraft> drafts = new TreeMap<>();

  /** Whether there are no other clocks than those that there are. */
  private boolean isFixed;

  ClockSplit(RuleSet rules, List<RuleClocks.Source> sources) {
    this.rules = rules;
    this.sources = sources;
  }

  /** There is a clock of all sources, whether a rule needs it or not. */
  void keepOneOfAll() {
    draft(all());
  }

  /** The rules by the clocks that there are. */
  RuleClocks by(RuleClocks clocks) {
    for (ClockedRules clock : clocks.clocks()) {
      ClockDraft draft = new ClockDraft(clock.name(), new TreeSet<>(clock.sources()));
      draft.counted.addAll(clock.counted());
      drafts.put(clock.name(), draft);
    }
    isFixed = true;
    List<Rule> raising = rules.judged().stream().filter(Rule::raises).toList();
    raising.forEach(this::judge);
    raising.forEach(this::lend);
    operations(raising);
    List<ClockedRules> all =
        clocks.clocks().stream().map(clock -> drafts.get(clock.name()).finish(rules)).toList();
    return new RuleClocks(rules, all, clocks.operations(), sources);
  }

  RuleClocks split() {
    List<Rule> raising = rules.judged().stream().filter(Rule::raises).toList();
    raising.forEach(this::judge);
    raising.forEach(this::lend);
    Optional<ClockDraft> operations = operations(raising);
    if (drafts.isEmpty()) {
      draft(all()).ifPresent(draft -> {});
    }
    count();
    List<ClockDraft> ordered = List.copyOf(drafts.values());
    List<ClockedRules> clocks = ordered.stream().map(draft -> draft.finish(rules)).toList();
    return new RuleClocks(
        rules, clocks, operations.map(ordered::indexOf).orElse(RuleClocks.NONE), sources);
  }

  private void judge(Rule rule) {
    draft(sources(rule)).ifPresent(draft -> draft.judge(rule));
  }

  /** The signals that a rule needs are judged by its own clock, whoever else judges them. */
  private void lend(Rule rule) {
    draft(sources(rule))
        .ifPresent(
            draft -> {
              for (Leg leg : rule.when().legs()) {
                if (leg.isSignal()) {
                  draft.lend(rules.rule(leg.signal()).orElseThrow());
                }
              }
              Leg ends = rule.incident().endsWhen();
              if (ends != null) {
                draft.hear(ends, rules);
              }
            });
  }

  /** A signal that quiets is judged by its own clock; the events have one of their own. */
  private Optional<ClockDraft> operations(List<Rule> raising) {
    SortedSet<String> said = new TreeSet<>();
    for (RuleClocks.Source source : sources) {
      said.addAll(source.streams());
    }
    said.removeIf(stream -> !stream.startsWith(OPERATIONS));
    for (Rule rule : raising) {
      IncidentSpec.Quiet quiet = rule.incident().quiet();
      if (quiet != null && quiet.leg().isSignal()) {
        Rule signal = rules.rule(quiet.leg().signal()).orElseThrow();
        draft(sources(signal)).ifPresent(draft -> draft.hear(quiet.leg(), rules));
      } else if (quiet != null) {
        said.add(quiet.leg().stream().name());
      }
    }
    Optional<ClockDraft> draft = draft(giving(said));
    draft.ifPresent(clock -> clock.said.addAll(said));
    return draft;
  }

  /** The legs of the rules that stand beside {@code when}. */
  static List<Leg> beside(RuleSet rules) {
    List<Leg> legs = new ArrayList<>();
    for (Rule rule : rules.judged()) {
      if (rule.raises() && rule.incident().endsWhen() != null) {
        legs.add(rule.incident().endsWhen());
      }
      if (rule.raises() && rule.incident().quiet() != null) {
        legs.add(rule.incident().quiet().leg());
      }
    }
    return legs;
  }

  /** Each stream's duplicates are counted by one clock, also of one that no rule wants. */
  private void count() {
    SortedSet<String> rest = new TreeSet<>();
    sources.forEach(source -> rest.addAll(source.streams()));
    for (ClockDraft draft : drafts.values()) {
      draft.counted.addAll(draft.finish(rules).wanted());
      draft.counted.retainAll(rest);
      rest.removeAll(draft.counted);
    }
    for (String stream : List.copyOf(rest)) {
      SortedSet<Integer> from = giving(Set.of(stream));
      for (ClockDraft draft : drafts.values()) {
        if (draft.sources.containsAll(from) && rest.remove(stream)) {
          draft.counted.add(stream);
        }
      }
    }
    draft(giving(rest)).ifPresent(draft -> draft.counted.addAll(rest));
  }

  private SortedSet<Integer> sources(Rule rule) {
    List<Leg> legs = new ArrayList<>(rule.when().legs());
    if (rule.raises() && rule.incident().endsWhen() != null) {
      legs.add(rule.incident().endsWhen());
    }
    return giving(RuleClocks.streams(rules, legs));
  }

  private SortedSet<Integer> giving(Collection<String> streams) {
    SortedSet<Integer> from = all();
    from.removeIf(i -> sources.get(i).streams().stream().noneMatch(streams::contains));
    return from;
  }

  private SortedSet<Integer> all() {
    return IntStream.range(0, sources.size())
        .boxed()
        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  /** The clock of these sources; none where there are no sources. */
  private Optional<ClockDraft> draft(SortedSet<Integer> from) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    if (isFixed) {
      return drafts.values().stream()
          .filter(draft -> draft.sources.containsAll(from))
          .min(
              comparingInt((ClockDraft draft) -> draft.sources.size())
                  .thenComparing(ClockDraft::name));
    }
    SortedSet<String> names = new TreeSet<>();
    from.forEach(source -> names.add(sources.get(source).name()));
    String name = String.join("+", names);
    return Optional.of(drafts.computeIfAbsent(name, n -> new ClockDraft(n, from)));
  }
}
