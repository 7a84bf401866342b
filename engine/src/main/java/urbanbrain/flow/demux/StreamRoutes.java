package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.judge.Condition;
import urbanbrain.flow.demux.judge.Conditions;
import urbanbrain.flow.demux.judge.Holding;
import urbanbrain.flow.demux.judge.Tallies;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/**
 * Where the events of one stream are wanted. First {@link #judge} an event, then ask for its
 * routes: a condition is judged once at most, however many rules and key spaces have it.
 */
final class StreamRoutes {

  private final Conditions conditions;
  private final Tallies tallies;
  private final Targets toDetect;
  private final Targets toState;
  private final Targets toSilence;
  private final Targets toFuse;

  /** What holds for the event just judged. */
  private Holding holding;

  private StreamRoutes(Builder wanted) {
    conditions = new Conditions(wanted.conditions);
    tallies = wanted.tallies.build(conditions.size());
    toDetect = wanted.targets(wanted.windows);
    toState = wanted.targets(wanted.states);
    toSilence = wanted.targets(wanted.silences);
    toFuse = wanted.targets(wanted.joins);
  }

  /** Judges every condition that may hold; whether any does. */
  boolean judge(Event event) {
    holding = conditions.judge(event);
    tallies.judged(event, holding);
    return holding.size() > 0;
  }

  /**
   * Shows how many events each leg of each rule wanted, of those that were judged.
   *
   * @param name of the metric
   */
  void meter(String name, RuleMeters meters) {
    tallies.meter(name, meters);
  }

  /** Routes the event just judged to windows. */
  void toDetect(Event event, Consumer<Routed> out) {
    toDetect.route(event, holding, out);
  }

  /** Routes the event just judged to rules about the last value of a key. */
  void toState(Event event, Consumer<Routed> out) {
    toState.route(event, holding, out);
  }

  /** Routes the event just judged to rules about keys that are heard no more. */
  void toSilence(Event event, Consumer<Routed> out) {
    toSilence.route(event, holding, out);
  }

  /** Routes the event just judged to joins. */
  void toFuse(Event event, Consumer<Routed> out) {
    toFuse.route(event, holding, out);
  }

  /** Gathers what the rules want of one stream. */
  static final class Builder {

    private StreamType stream;
    private final Map<String, Integer> places = new TreeMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Tallies.Builder tallies = new Tallies.Builder();
    private final Map<String, RuleIndex.Wanted> windows = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> states = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> silences = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> joins = new TreeMap<>();
    private final Map<String, Map<Integer, Targets.Wish>> feeds = new TreeMap<>();

    /** A rule wants the events that fit this leg. */
    void add(Rule rule, Leg leg) {
      stream = leg.stream();
      wanted(rule.when()).merge(rule.space(), RuleIndex.Wanted.by(rule), RuleIndex.Wanted::or);
      int condition = condition(leg);
      tallies.add(rule, leg, condition);
      Targets.Wish wish = wish(rule, leg, condition);
      feeds
          .computeIfAbsent(rule.space(), space -> new TreeMap<>())
          .merge(wish.feed(), wish, Targets.Wish::or);
    }

    private static Targets.Wish wish(Rule rule, Leg leg, int condition) {
      int feed = leg.feed(rule.space()).code();
      return new Targets.Wish(feed, condition, rule.tenure().from(), rule.tenure().heard());
    }

    private Map<String, RuleIndex.Wanted> wanted(Form form) {
      if (form instanceof Form.State) {
        return states;
      }
      if (form instanceof Form.Silent) {
        return silences;
      }
      return form.isSignal() ? windows : joins;
    }

    private int condition(Leg leg) {
      return places.computeIfAbsent(
          leg.whereText(),
          text -> {
            conditions.add(new Condition(leg.stream(), leg.where()));
            return conditions.size() - 1;
          });
    }

    StreamRoutes build() {
      return new StreamRoutes(this);
    }

    private Targets targets(Map<String, RuleIndex.Wanted> wanted) {
      List<Targets.Wanted> targets = new ArrayList<>();
      wanted.forEach(
          (name, want) -> {
            Space space = want.space(StableHash.code(name), stream);
            targets.add(new Targets.Wanted(space, feeds.get(name).values()));
          });
      return new Targets(targets, conditions.size());
    }
  }
}
