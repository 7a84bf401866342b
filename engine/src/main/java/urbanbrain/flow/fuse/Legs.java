package urbanbrain.flow.fuse;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** The legs of a join in the order of their names; a set of them is a bit each. */
final class Legs {

  private final Leg[] legs;
  private final int[] feeds;
  private final int[] numbers;
  private final int anchor;
  private final long absent;
  private final int atLeast;
  private final boolean canShare;
  private final Map<Integer, Long> byFeed = new HashMap<>();
  private final Map<String, Long> bySignal = new TreeMap<>();

  Legs(Rule rule, Form.All form) {
    this(rule, form.anchor(), form.absent(), form.atLeast());
  }

  Legs(Rule rule, Form.Sequence form) {
    this(rule, form.steps().get(0), form.absent(), form.steps().size());
  }

  private Legs(Rule rule, Leg first, List<Leg> refuting, int atLeast) {
    Form form = rule.when();
    legs = form.legs().stream().sorted(Comparator.comparing(Leg::name)).toArray(Leg[]::new);
    checkArgument(legs.length <= Long.SIZE, "%s has more legs than 64", rule.name());
    feeds = new int[legs.length];
    numbers = Stream.of(legs).mapToInt(form.legs()::indexOf).toArray();
    Set<String> sources = new HashSet<>();
    for (int i = 0; i < legs.length; i++) {
      Leg leg = legs[i];
      feeds[i] = leg.feed(rule.space()).code();
      if (leg.isSignal()) {
        bySignal.merge(leg.signal(), 1L << i, (a, b) -> a | b);
      } else {
        byFeed.merge(feeds[i], 1L << i, (a, b) -> a | b);
      }
      sources.add(leg.isSignal() ? leg.signal() : leg.stream().name());
    }
    canShare = sources.size() != legs.length;
    anchor = Stream.of(legs).map(Leg::name).toList().indexOf(first.name());
    checkArgument(anchor >= 0, "the anchor of %s is none of its legs", rule.name());
    absent = refuting.stream().mapToLong(leg -> 1L << Arrays.asList(legs).indexOf(leg)).sum();
    this.atLeast = atLeast;
  }

  int size() {
    return legs.length;
  }

  Leg get(int leg) {
    return legs[leg];
  }

  /** How many it takes to fill a leg; of one that must be absent, one is too many. */
  int needed(int leg) {
    return (absent & (1L << leg)) != 0 ? 1 : legs[leg].count();
  }

  /** The place of a leg in the rule's own order. */
  int number(int leg) {
    return numbers[leg];
  }

  /** The feed of a leg. */
  int feed(int leg) {
    return feeds[leg];
  }

  /** The feeds of all legs. */
  int[] feeds() {
    return feeds;
  }

  /** The anchor's leg. */
  int anchor() {
    return anchor;
  }

  /** Whether the anchor's leg is in a set. */
  boolean hasAnchor(long set) {
    return (set & (1L << anchor)) != 0;
  }

  /** Whether an event or a signal can fit two legs. */
  boolean canShare() {
    return canShare;
  }

  /** The legs that the events of each feed fit. */
  Map<Integer, Long> byFeed() {
    return byFeed;
  }

  /** The legs that the episodes of each signal fit. */
  Map<String, Long> bySignal() {
    return bySignal;
  }

  /** The place of a leg here, by its name. */
  int place(Leg leg) {
    return Arrays.asList(legs).indexOf(leg);
  }

  /** The legs that must be absent. */
  long absent() {
    return absent;
  }

  /** Those of them of which the events must be absent. */
  long absentEvents() {
    return bySignal.values().stream().reduce(absent, (left, signals) -> left & ~signals);
  }

  /** Whether the events of a leg hold for a while. */
  boolean hasSpans(int leg) {
    return !legs[leg].isSignal() && legs[leg].stream().hasSpans();
  }

  /** Whether these legs, filled, make a match. */
  boolean areEnough(long filled) {
    return (filled & absent) == 0 && hasAnchor(filled) && Long.bitCount(filled) >= atLeast;
  }
}
