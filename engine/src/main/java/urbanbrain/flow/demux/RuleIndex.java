package urbanbrain.flow.demux;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.Feed;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * Which rules want what: for each stream the key spaces where its events are wanted and the feeds
 * that they can fit there, for each signal the key spaces where its patches are waited for. The one
 * place that knows. Not to be shared between threads.
 */
final class RuleIndex {

  private final int[] streams;
  private final StreamRoutes[] routes;
  private final Map<String, List<Space>> bySignal = new HashMap<>();

  RuleIndex(RuleSet rules) {
    Map<Integer, StreamRoutes.Builder> byStream = new TreeMap<>();
    Map<String, Map<String, Wanted>> signals = new TreeMap<>();
    Map<Integer, Object> codes = new HashMap<>();
    for (Rule rule : rules.judged()) {
      noClash(codes, StableHash.code(rule.space()), rule.space());
      for (Leg leg : rule.when().legs()) {
        Feed feed = leg.feed(rule.space());
        noClash(codes, feed.code(), feed);
        if (!leg.isSignal()) {
          byStream
              .computeIfAbsent(leg.stream().code(), code -> new StreamRoutes.Builder())
              .add(rule, leg);
        } else if (canMeet(rules, rule, leg)) {
          signals
              .computeIfAbsent(leg.signal(), signal -> new TreeMap<>())
              .merge(rule.space(), Wanted.by(rule), Wanted::or);
        }
      }
    }
    streams = byStream.keySet().stream().mapToInt(Integer::intValue).toArray();
    routes = byStream.values().stream().map(b -> b.build()).toArray(StreamRoutes[]::new);
    signals.forEach((signal, spaces) -> bySignal.put(signal, spaces(spaces, null)));
  }

  /** The routes of an event's stream, null where no rule wants any event of it. */
  StreamRoutes routes(Event event) {
    int at = Arrays.binarySearch(streams, event.stream());
    return at < 0 ? null : routes[at];
  }

  /**
   * Shows how many of the events that were judged each leg of each rule wanted.
   *
   * @param name of the metric
   */
  void meter(String name, RuleMeters meters) {
    for (StreamRoutes ofStream : routes) {
      ofStream.meter(name, meters);
    }
  }

  /** The key spaces in which some rule waits for this signal. */
  List<Space> spaces(String signal) {
    return bySignal.getOrDefault(signal, List.of());
  }

  private static void noClash(Map<Integer, Object> codes, int code, Object thing) {
    Object other = codes.putIfAbsent(code, thing);
    checkArgument(
        other == null || other.equals(thing), "%s and %s share a code: reword one", thing, other);
  }

  /** By `same`, a signal meets events only if its own key is made of the same fields. */
  private static boolean canMeet(RuleSet rules, Rule rule, Leg leg) {
    List<String> same = same(rule.when());
    return same.isEmpty()
        || rules.rule(leg.signal()).filter(s -> s.when().keyFields().equals(same)).isPresent();
  }

  /** The fields of which a join compares the values; empty where it compares none. */
  private static List<String> same(Form form) {
    if (form instanceof Form.All all) {
      return all.same();
    }
    return form instanceof Form.Sequence sequence ? sequence.same() : List.of();
  }

  /** How far apart a join's pieces may be, in metres; NaN where place does not matter. */
  private static double distance(Form form) {
    if (form instanceof Form.All all) {
      return all.near();
    }
    return form instanceof Form.Sequence sequence ? sequence.near() : Double.NaN;
  }

  static List<Space> spaces(Map<String, Wanted> wanted, StreamType stream) {
    List<Space> spaces = new ArrayList<>();
    wanted.forEach((name, want) -> spaces.add(want.space(StableHash.code(name), stream)));
    return spaces;
  }

  /**
   * What the rules want that share a key space.
   *
   * @param rule any one of them
   * @param near the greatest distance that any asks for, NaN where place does not matter
   */
  record Wanted(Rule rule, double near) {

    static Wanted by(Rule rule) {
      return new Wanted(rule, distance(rule.when()));
    }

    Wanted or(Wanted other) {
      return new Wanted(rule, Math.max(near, other.near));
    }

    /** The key space as it is for a stream, or for signals where that is null. */
    Space space(int code, StreamType stream) {
      Form form = rule.when();
      if (form.isSignal()) {
        return new Space.Keyed(code, fields(stream, form.keyFields()));
      }
      if (form instanceof Form.Any) {
        return new Space.Spread(code);
      }
      if (!Double.isNaN(near)) {
        return new Space.Tiled(code, new Tiles(Tiles.levelFor(distance(form))), near);
      }
      List<String> same = same(form);
      return same.isEmpty() ? new Space.Single(code) : new Space.Keyed(code, fields(stream, same));
    }

    private static List<Field> fields(StreamType stream, List<String> names) {
      return stream == null
          ? List.of()
          : names.stream().map(name -> stream.field(name).orElseThrow()).toList();
    }
  }
}
