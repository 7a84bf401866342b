package urbanbrain.flow.fuse;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Routed;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.fuse.board.Keeping;
import urbanbrain.flow.fuse.board.Piece;
import urbanbrain.flow.fuse.board.Signals;
import urbanbrain.flow.meter.Effort;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** The rules of one key space, and which of them an event or a signal concerns. */
final class SpacePlan {

  private static final int[] NO_SINGLES = {};

  private final List<Join> joins = new ArrayList<>();
  private final List<AnyOf> singles = new ArrayList<>();

  /** By feed, the places of the singles that want its events, in their order. */
  private final Map<Integer, int[]> singlesByFeed = new HashMap<>();

  private final Map<Integer, Wanting> byFeed = new HashMap<>();
  private final Map<Integer, Long> ahead = new HashMap<>();
  private final Map<Integer, Keeping> keepings = new HashMap<>();
  private final Map<String, Long> signalRetention = new TreeMap<>();
  private final Map<String, Integer> signalFeeds = new TreeMap<>();

  /** By signal, the rules that ask for it. */
  private final Map<String, TreeSet<String>> signalRules = new TreeMap<>();

  /** Whether some single's events may be taken back. */
  private boolean singlesNeedBoard;

  /** Whether some rule asks when episodes start. */
  private boolean startsMatter;

  /** What a routed event fits, for each join; empty between events. */
  private long[] fits = new long[0];

  /** The joins that a routed event fits; as many as {@link #touched} come first. */
  private int[] touchedJoins = new int[0];

  private int touched;

  /**
   * Who wants the events of a feed.
   *
   * @param joins the places of the joins
   * @param legs of each the legs that they fit
   * @param keeping how long they are kept
   */
  private record Wanting(int[] joins, long[] legs, Keeping keeping) {

    Wanting and(Wanting other) {
      return new Wanting(
          Ints.concat(joins, other.joins),
          Longs.concat(legs, other.legs),
          keeping.or(other.keeping));
    }
  }

  /** The plans of all key spaces in which joins are judged, by their codes. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    Map<Integer, SpacePlan> plans = new HashMap<>();
    for (Rule rule : rules.judged()) {
      if (!rule.when().isSignal()) {
        plans.computeIfAbsent(StableHash.code(rule.space()), space -> new SpacePlan()).add(rule);
      }
    }
    return plans;
  }

  private void add(Rule rule) {
    for (Leg leg : rule.when().legs()) {
      if (leg.isSignal()) {
        signalFeeds.put(leg.signal(), leg.feed(rule.space()).code());
        signalRules.computeIfAbsent(leg.signal(), s -> new TreeSet<>()).add(rule.name());
      }
    }
    if (rule.when() instanceof Form.All all) {
      addJoin(new AllOf(rule, all));
    } else if (rule.when() instanceof Form.Sequence sequence) {
      addJoin(new SequenceOf(rule, sequence));
      startsMatter |= sequence.legs().stream().anyMatch(Leg::isSignal);
    } else {
      AnyOf single = new AnyOf(rule);
      single.feeds().forEach(feed -> addSingle(feed, singles.size()));
      singles.add(single);
      singlesNeedBoard |= !single.needsNoBoard();
      addCode(single.code(), 0);
      startsMatter |= !single.signals().isEmpty();
      single.signals().forEach(signal -> signalRetention.merge(signal, 0L, Math::max));
    }
  }

  private void addSingle(int feed, int place) {
    int[] own = {place};
    singlesByFeed.merge(feed, own, Ints::concat);
  }

  private void addCode(int code, long looksAhead) {
    checkArgument(ahead.put(code, looksAhead) == null, "two rules share a code: rename one");
  }

  private void addJoin(Join join) {
    int place = joins.size();
    addCode(join.code(), join.ahead());
    joins.add(join);
    fits = new long[joins.size()];
    touchedJoins = new int[joins.size()];
    join.legs()
        .byFeed()
        .forEach(
            (feed, legs) -> {
              boolean hasSpans = join.legs().hasSpans(Long.numberOfTrailingZeros(legs));
              Keeping keeping = new Keeping(join.retention(), hasSpans);
              Wanting wanting = new Wanting(new int[] {place}, new long[] {legs}, keeping);
              keepings.put(feed, byFeed.merge(feed, wanting, Wanting::and).keeping);
            });
    for (String signal : join.legs().bySignal().keySet()) {
      signalRetention.merge(signal, join.retention(), Math::max);
    }
  }

  /** Shows what judging the rules takes. */
  void meter(RuleMeters meters) {
    joins.forEach(join -> meters.effort(List.of(join.name()), join.effort));
    singles.forEach(single -> meters.effort(List.of(single.name()), single.effort));
  }

  /** The names of the rules. */
  List<String> names() {
    return Stream.concat(joins.stream().map(Join::name), singles.stream().map(AnyOf::name))
        .toList();
  }

  /** Whether events are judged one by one, so that none needs a board. */
  boolean needsNoBoard() {
    return joins.isEmpty() && !singlesNeedBoard;
  }

  /** An event of which every match is one by itself. */
  void single(Piece piece, int[] feeds, Turn turn) {
    for (int place : wanting(feeds)) {
      AnyOf single = singles.get(place);
      long began = single.effort.begin();
      single.event(piece, feeds, turn);
      single.effort.end(began);
    }
  }

  /** The places of the singles that want events of any of these feeds, each once. */
  private int[] wanting(int[] feeds) {
    if (singles.isEmpty()) {
      return NO_SINGLES;
    }
    if (feeds.length == 1) {
      return singlesByFeed.getOrDefault(feeds[0], NO_SINGLES);
    }
    return Arrays.stream(feeds)
        .flatMap(feed -> Arrays.stream(singlesByFeed.getOrDefault(feed, NO_SINGLES)))
        .sorted()
        .distinct()
        .toArray();
  }

  /** An event has come, or one that came is taken back. */
  void event(Routed routed, Turn turn) {
    if (routed.event().isWithdrawn()) {
      withdraw(routed, turn);
      return;
    }
    Piece piece = new Piece(routed.event());
    single(piece, routed.feeds(), turn);
    touched = 0;
    for (int feed : routed.feeds()) {
      Wanting wanting = byFeed.get(feed);
      if (wanting != null) {
        add(feed, wanting, piece, turn);
        mark(wanting);
      }
    }
    for (int i = 0; i < touched; i++) {
      int join = touchedJoins[i];
      Effort effort = joins.get(join).effort;
      long began = effort.begin();
      joins.get(join).add(piece, fits[join], routed.home(), turn);
      effort.end(began);
      fits[join] = 0;
    }
  }

  private void add(int feed, Wanting wanting, Piece piece, Turn turn) {
    int most = turn.limits().of(Bound.EVENTS);
    Piece lost = turn.board().add(feed, piece, wanting.keeping, most, turn.watermark());
    if (lost != null) {
      for (int join : wanting.joins) {
        turn.hit(joins.get(join).name(), Bound.EVENTS, lost.time(), lost.last());
      }
    }
  }

  private void withdraw(Routed routed, Turn turn) {
    Piece piece = new Piece(routed.event());
    for (int place : wanting(routed.feeds())) {
      singles.get(place).remove(piece, turn);
    }
    touched = 0;
    for (int feed : routed.feeds()) {
      Wanting wanting = byFeed.get(feed);
      if (wanting != null) {
        turn.board().remove(feed, piece.time(), piece.identity());
        mark(wanting);
      }
    }
    for (int i = 0; i < touched; i++) {
      int join = touchedJoins[i];
      Effort effort = joins.get(join).effort;
      long began = effort.begin();
      joins.get(join).remove(piece, fits[join], turn);
      effort.end(began);
      fits[join] = 0;
    }
  }

  private void mark(Wanting wanting) {
    for (int i = 0; i < wanting.joins.length; i++) {
      int join = wanting.joins[i];
      if (fits[join] == 0) {
        touchedJoins[touched++] = join;
      }
      fits[join] |= wanting.legs[i];
    }
  }

  /** The episodes of a signal have changed for a key. */
  void patch(Patch patch, Turn turn) {
    Long retention = signalRetention.get(patch.rule());
    if (retention == null) {
      return;
    }
    Signals.Change change = turn.board().signals().apply(patch);
    dropBeyondBound(patch, turn);
    for (Episode episode : patch.now()) {
      if (!episode.isOpen()) {
        turn.board().sweepBy(episode.end() + retention);
      }
      if (startsMatter) {
        turn.board().hearBy(episode.start());
      }
    }
    for (Join join : joins) {
      if (join.legs().bySignal().containsKey(patch.rule())) {
        long began = join.effort.begin();
        join.signal(patch.rule(), change, turn);
        join.effort.end(began);
      }
    }
  }

  private void dropBeyondBound(Patch patch, Turn turn) {
    String signal = patch.rule();
    while (turn.board().signals().size(signal) > turn.limits().of(Bound.EPISODES)) {
      Episode lost = turn.board().dropOldest(signal, signalFeeds.get(signal));
      for (String rule : signalRules.get(signal)) {
        long end = lost.isOpen() ? patch.from() : lost.end();
        turn.hit(rule, Bound.EPISODES, lost.start(), end);
      }
    }
  }

  /** Time has passed: says the last words that are due, and forgets what has passed. */
  void time(Turn turn) {
    Board board = turn.board();
    board.nothingDue();
    for (Join join : joins) {
      long began = join.effort.begin();
      join.settle(turn);
      join.effort.end(began);
    }
    for (AnyOf single : singles) {
      long began = single.effort.begin();
      single.settle(turn);
      single.effort.end(began);
    }
    board.haveSaid(turn.watermark());
    if (startsMatter) {
      board.dueBy(board.signals().firstStartAfter(board.said()));
    }
    board.forget(keepings, ahead, signalRetention, turn.watermark());
  }
}
