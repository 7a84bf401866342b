package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import urbanbrain.rule.tenure.Tenure;

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

  /** By rule and leg, how many it wants. */
  private final Map<Want, Tally> tallies;

  /** Those that have to look at each event's time. */
  private final Tally[] timed;

  private StreamRoutes(Builder wanted) {
    conditions = wanted.conditions;
    held = new long[conditions.size()];
    tallies = wanted.tallies;
    timed = tallies.values().stream().filter(Tally::isTimed).toArray(Tally[]::new);
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
    if (one == 1) {
      for (Tally tally : timed) {
        tally.judged(holding, event.time());
      }
    }
    return !holding.isEmpty();
  }

  /**
   * Shows how many events each leg of each rule wanted, of those that were judged.
   *
   * @param name of the metric
   */
  void meter(String name, RuleMeters meters) {
    // Metrics hold on to no more than the counts.
    tallies.forEach((want, tally) -> meters.leg(name, want.title, want.leg, tally.count(held)));
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
      int[] feeds = target.fitting(holding, event.time());
      if (feeds.length > 0) {
        target.space.route(event, feeds, out);
      }
    }
  }

  /** A leg of a rule, as people call it, whichever version has it. */
  private record Want(String title, String leg) {}

  /**
   * One key space and the feeds in it.
   *
   * @param conditions the condition of each feed, by its place in the list of all
   * @param from no event before this is wanted
   * @param heard from when on no event is wanted, by feed; null where all always are
   */
  private record Target(Space space, int[] feeds, int[] conditions, long from, long[] heard) {

    static Target of(Space space, Collection<Wish> wishes) {
      boolean isTimed =
          wishes.stream().anyMatch(w -> w.from != Tenure.BEGINNING || w.heard != Tenure.FOREVER);
      return new Target(
          space,
          wishes.stream().mapToInt(Wish::feed).toArray(),
          wishes.stream().mapToInt(Wish::condition).toArray(),
          wishes.stream().mapToLong(Wish::from).min().orElseThrow(),
          isTimed ? wishes.stream().mapToLong(Wish::heard).toArray() : null);
    }

    /** The feeds whose condition holds; where all do, always the same array. */
    int[] fitting(BitSet holding, long time) {
      int fits = 0;
      for (int i = 0; i < feeds.length; i++) {
        fits += fits(i, holding, time) ? 1 : 0;
      }
      return fits == feeds.length ? feeds : pick(fits, holding, time);
    }

    private boolean fits(int feed, BitSet holding, long time) {
      return holding.get(conditions[feed])
          && (heard == null || (time >= from && time < heard[feed]));
    }

    private int[] pick(int fits, BitSet holding, long time) {
      int[] picked = new int[fits];
      int at = 0;
      for (int i = 0; i < feeds.length; i++) {
        if (fits(i, holding, time)) {
          picked[at++] = feeds[i];
        }
      }
      return picked;
    }
  }

  /**
   * What rules want of one feed. All rules of a key space begin together.
   *
   * @param heard from when on none of them wants any more
   */
  private record Wish(int feed, int condition, long from, long heard) {

    Wish or(Wish other) {
      return new Wish(feed, condition, from, Math.max(heard, other.heard));
    }
  }

  /** Gathers what the rules want of one stream. */
  static final class Builder {

    private StreamType stream;
    private final Map<String, Integer> places = new TreeMap<>();
    private final List<Truth<Event>> conditions = new ArrayList<>();
    private final Map<Want, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, RuleIndex.Wanted> windows = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> states = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> silences = new TreeMap<>();
    private final Map<String, RuleIndex.Wanted> joins = new TreeMap<>();
    private final Map<String, Map<Integer, Wish>> feeds = new TreeMap<>();

    /** A rule wants the events that fit this leg. */
    void add(Rule rule, Leg leg) {
      stream = leg.stream();
      wanted(rule.when()).merge(rule.space(), RuleIndex.Wanted.by(rule), RuleIndex.Wanted::or);
      tallies
          .computeIfAbsent(new Want(rule.title(), leg.name()), want -> new Tally())
          .add(condition(leg), rule.tenure());
      feeds
          .computeIfAbsent(rule.space(), space -> new TreeMap<>())
          .merge(wish(rule, leg).feed, wish(rule, leg), Wish::or);
    }

    private Wish wish(Rule rule, Leg leg) {
      Tenure tenure = rule.tenure();
      return new Wish(leg.feed(rule.space()).code(), condition(leg), tenure.from(), tenure.heard());
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
            Space space = want.space(StableHash.code(name), stream);
            targets.add(Target.of(space, feeds.get(name).values()));
          });
      return targets;
    }
  }
}
