package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.Routed;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/**
 * Where the events of one stream are wanted. First {@link #judge} an event, then ask for its
 * routes: every condition is judged once, however many rules and key spaces have it.
 */
final class StreamRoutes {

  private final List<Truth<Event>> conditions;
  private final List<Target> toDetect;
  private final List<Target> toState;
  private final List<Target> toSilence;
  private final List<Target> toFuse;
  private final BitSet holding = new BitSet();

  /** How many events each condition held for. */
  private final long[] held;

  private final List<Want> wants;

  private StreamRoutes(Builder wanted) {
    conditions = wanted.conditions;
    held = new long[conditions.size()];
    wants = wanted.wants;
    toDetect = wanted.targets(wanted.windows);
    toState = wanted.targets(wanted.states);
    toSilence = wanted.targets(wanted.silences);
    toFuse = wanted.targets(wanted.joins);
  }

  /** Judges every condition; whether any holds. */
  boolean judge(Event event) {
    int one = event.isWithdrawn() ? 0 : 1;
    for (int i = 0; i < conditions.size(); i++) {
      boolean holds = conditions.get(i).of(event);
      holding.set(i, holds);
      held[i] += holds ? one : 0;
    }
    return !holding.isEmpty();
  }

  /**
   * Shows how many events each leg of each rule wanted, of those that were judged.
   *
   * @param name of the metric
   */
  void meter(String name, RuleMeters meters) {
    // Metrics outlive rules: they hold on to no more than the counts.
    long[] counts = held;
    for (Want want : wants) {
      int condition = want.condition;
      meters.leg(name, want.rule, want.leg, () -> counts[condition]);
    }
  }

  /** Routes the event just judged to windows. */
  void toDetect(Event event, Consumer<Routed> out) {
    route(toDetect, event, out);
  }

  /** Routes the event just judged to rules about the last value of a key. */
  void toState(Event event, Consumer<Routed> out) {
    route(toState, event, out);
  }

  /** Routes the event just judged to rules about keys that are heard no more. */
  void toSilence(Event event, Consumer<Routed> out) {
    route(toSilence, event, out);
  }

  /** Routes the event just judged to joins. */
  void toFuse(Event event, Consumer<Routed> out) {
    route(toFuse, event, out);
  }

  private void route(List<Target> targets, Event event, Consumer<Routed> out) {
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      int[] feeds = target.fitting(holding);
      if (feeds.length > 0) {
        target.space.route(event, feeds, out);
      }
    }
  }

  /** A leg of a rule, and its condition by the place in the list of all. */
  private record Want(String rule, String leg, int condition) {}

  /**
   * One key space and the feeds in it.
   *
   * @param conditions the condition of each feed, by its place in the list of all
   */
  private record Target(Space space, int[] feeds, int[] conditions) {

    /** The feeds whose condition holds; where all do, always the same array. */
    int[] fitting(BitSet holding) {
      int fits = 0;
      for (int condition : conditions) {
        fits += holding.get(condition) ? 1 : 0;
      }
      return fits == feeds.length ? feeds : pick(fits, holding);
    }

    private int[] pick(int fits, BitSet holding) {
      int[] picked = new int[fits];
      int at = 0;
      for (int i = 0; i < feeds.length; i++) {
        if (holding.get(conditions[i])) {
          picked[at++] = feeds[i];
        }
      }
      return picked;
    }
  }

  /** Gathers what the rules want of one stream. */
  static final class Builder {

    private StreamType stream;
    private final Map<String, Integer> places = new TreeMap<>();
    private final List<Truth<Event>> conditions = new ArrayList<>();
    private final List<Want> wants = new ArrayList<>();
    private final Map<String, RuleIndex.Wanted> windows = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> states = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> silences = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> joins = new TreeMap<>();
    private final Map<String, Map<Integer, Integer>> feeds = new TreeMap<>();

    /** A rule wants the events that fit this leg. */
    void add(Rule rule, Leg leg) {
      stream = leg.stream();
      wanted(rule.when()).merge(rule.space(), RuleIndex.Wanted.by(rule), RuleIndex.Wanted::or);
      int condition = condition(leg);
      wants.add(new Want(rule.name(), leg.name(), condition));
      feeds
          .computeIfAbsent(rule.space(), space -> new TreeMap<>())
          .put(leg.feed(rule.space()).code(), condition);
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
            conditions.add(leg.where());
            return conditions.size() - 1;
          });
    }

    StreamRoutes build() {
      return new StreamRoutes(this);
    }

    private List<Target> targets(Map<String, RuleIndex.Wanted> wanted) {
      List<Target> targets = new ArrayList<>();
      wanted.forEach(
          (name, want) -> {
            Map<Integer, Integer> mine = feeds.get(name);
            targets.add(
                new Target(
                    want.space(StableHash.code(name), stream),
                    mine.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    mine.values().stream().mapToInt(Integer::intValue).toArray()));
          });
      return targets;
    }
  }
}
