package urbanbrain.rule.clock;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;

/**
 * A city's rules by the clocks that settle them. A rule's clock hears the sources that give a
 * stream of one of its legs; rules with the same sources share it.
 *
 * @param all every rule of the city
 * @param clocks at least one
 * @param operations the clock, by its place in {@code clocks}, of the events that raise itself
 *     hears beside matches, operators' words and the legs of {@code quiet}; {@link #NONE} where no
 *     source gives any
 * @param sources the city's sources, a part of one each, in the order in which decode tells how far
 *     they are; none where one clock hears whatever there is
 */
public record RuleClocks(
    RuleSet all, List<ClockedRules> clocks, int operations, List<Source> sources)
    implements Serializable {

  /** No clock. */
  public static final int NONE = -1;

  public RuleClocks {
    clocks = List.copyOf(clocks);
    sources = List.copyOf(sources);
  }

  /**
   * A source of the city, or one part of it.
   *
   * @param name its name; that of several parts is the same
   * @param streams the names of the streams that it gives
   */
  public record Source(String name, SortedSet<String> streams) implements Serializable {

    /** The number by which events name it. */
    public int code() {
      return StableHash.code(name);
    }

    /** The sources that give a stream, by their codes. */
    public static List<Integer> giving(String stream, List<Source> sources) {
      return sources.stream()
          .filter(source -> source.streams.contains(stream))
          .map(Source::code)
          .distinct()
          .toList();
    }
  }

  /** All rules by one clock, which hears whatever there is. */
  public static RuleClocks single(RuleSet rules) {
    ClockDraft only = new ClockDraft("all", new TreeSet<>());
    ClockSplit.beside(rules).forEach(leg -> only.hear(leg, rules));
    for (StreamType stream : rules.streams().streams()) {
      if (stream.name().startsWith(ClockSplit.OPERATIONS)) {
        only.said.add(stream.name());
      }
    }
    rules.judged().forEach(only::judge);
    return new RuleClocks(rules, List.of(only.finish(rules)), 0, List.of());
  }

  /**
   * The clocks of a city.
   *
   * @param sources in the order in which decode tells how far they are
   */
  public static RuleClocks of(RuleSet rules, List<Source> sources) {
    return new ClockSplit(rules, sources).split();
  }

  /** The sources that a clock hears, by their codes; none where it hears whatever there is. */
  public SortedSet<Integer> heardBy(int clock) {
    SortedSet<Integer> codes = new TreeSet<>();
    clocks.get(clock).sources().forEach(place -> codes.add(sources.get(place).code()));
    return codes;
  }

  /**
   * The clocks of a city whose rules may change while it runs: one beside the others hears every
   * source, so that there is a clock for any rule.
   *
   * @param sources in the order in which events name them
   */
  public static RuleClocks changing(RuleSet rules, List<Source> sources) {
    ClockSplit split = new ClockSplit(rules, sources);
    split.keepOneOfAll();
    return split.split();
  }

  /**
   * Other rules by these clocks: each by that of its own sources or, where there is none, by one of
   * as few more as can be.
   */
  public RuleClocks with(RuleSet others) {
    return new ClockSplit(others, sources).by(this);
  }

  /** The clock by which each rule that raises is settled, by the rule's name. */
  public TreeMap<String, Integer> homes() {
    TreeMap<String, Integer> homes = new TreeMap<>();
    for (int clock = 0; clock < clocks.size(); clock++) {
      for (Rule rule : clocks.get(clock).rules().rules()) {
        if (rule.raises()) {
          homes.put(rule.name(), clock);
        }
      }
    }
    return homes;
  }

  /** The streams of these legs, and of the rules whose signals they are. */
  static SortedSet<String> streams(RuleSet rules, Collection<Leg> legs) {
    SortedSet<String> streams = new TreeSet<>();
    for (Leg leg : legs) {
      if (leg.isSignal()) {
        Rule signal = rules.rule(leg.signal()).orElseThrow();
        streams.addAll(streams(rules, signal.when().legs()));
      } else {
        streams.add(leg.stream().name());
      }
    }
    return streams;
  }
}
