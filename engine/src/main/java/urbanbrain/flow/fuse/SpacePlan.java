package urbanbrain.flow.fuse;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import urbanbrain.event.StableHash;
import urbanbrain.flow.Routed;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** The rules of one key space, and which of them an event or a signal concerns. */
final class SpacePlan {

  private final List<AllOf> joins = new ArrayList<>();
  private final List<AnyOf> singles = new ArrayList<>();
  private final Map<Integer, Wanting> byFeed = new HashMap<>();
  private final Set<Integer> codes = new HashSet<>();
  private final Map<Integer, Long> feedRetention = new HashMap<>();
  private final Map<String, Long> signalRetention = new TreeMap<>();

  /** What a routed event fits, for each join; empty between events. */
  private long[] fits = new long[0];

  /** Who wants the events of a feed. */
  private static final class Wanting {
    private final List<Integer> joins = new ArrayList<>();
    private final List<Long> legs = new ArrayList<>();
  }

  /** The plans of all key spaces in which joins are judged, by their codes. */
  static Map<Integer, SpacePlan> of(RuleSet rules) {
    Map<Integer, SpacePlan> plans = new HashMap<>();
    for (Rule rule : rules.judged()) {
      if (!(rule.when() instanceof Form.Window)) {
        plans.computeIfAbsent(StableHash.code(rule.space()), space -> new SpacePlan()).add(rule);
      }
    }
    return plans;
  }

  private void add(Rule rule) {
    if (rule.when() instanceof Form.All all) {
      addJoin(new AllOf(rule, all));
    } else {
      AnyOf single = new AnyOf(rule);
      singles.add(single);
      single.signals().forEach(signal -> signalRetention.merge(signal, 0L, Math::max));
    }
  }

  private void addJoin(AllOf join) {
    int place = joins.size();
    checkArgument(codes.add(join.code()), "two rules share a code: rename one");
    joins.add(join);
    fits = new long[joins.size()];
    join.legs()
        .byFeed()
        .forEach(
            (feed, legs) -> {
              Wanting wanting = byFeed.computeIfAbsent(feed, f -> new Wanting());
              wanting.joins.add(place);
              wanting.legs.add(legs);
              feedRetention.merge(feed, join.retention(), Math::max);
            });
    for (String signal : join.legs().bySignal().keySet()) {
      signalRetention.merge(signal, join.retention(), Math::max);
    }
  }

  /** Whether events are judged one by one, so that none needs a board. */
  boolean needsNoBoard() {
    return joins.isEmpty();
  }

  /** An event of which every match is one by itself. */
  void single(Routed routed, Turn turn) {
    for (AnyOf single : singles) {
      single.event(routed.event(), routed.feeds(), turn);
    }
  }

  /** An event has come. */
  void event(Routed routed, Turn turn) {
    Piece piece = new Piece(routed.event());
    List<Integer> touched = new ArrayList<>();
    for (int feed : routed.feeds()) {
      Wanting wanting = byFeed.get(feed);
      if (wanting != null) {
        turn.board().add(feed, piece, feedRetention.get(feed), turn.watermark());
        mark(wanting, touched);
      }
    }
    for (int join : touched) {
      joins.get(join).event(piece, fits[join], routed.home(), turn);
      fits[join] = 0;
    }
  }

  private void mark(Wanting wanting, List<Integer> touched) {
    for (int i = 0; i < wanting.joins.size(); i++) {
      int join = wanting.joins.get(i);
      if (fits[join] == 0) {
        touched.add(join);
      }
      fits[join] |= wanting.legs.get(i);
    }
  }

  /** The episodes of a signal have changed for a key. */
  void patch(Patch patch, Turn turn) {
    Long retention = signalRetention.get(patch.rule());
    if (retention == null) {
      return;
    }
    Signals.Change change = turn.board().signals.apply(patch);
    for (Episode episode : patch.now()) {
      if (!episode.isOpen()) {
        turn.board().sweepBy(episode.end() + retention);
      }
      if (!singles.isEmpty() && episode.start() > turn.board().said) {
        turn.board().dueBy(episode.start());
      }
    }
    joins.forEach(join -> join.signal(patch.rule(), change, turn));
  }

  /** Time has passed: says the last words that are due, and forgets what has passed. */
  void time(Turn turn) {
    Board board = turn.board();
    board.due = Board.NEVER;
    joins.forEach(join -> join.settle(turn));
    singles.forEach(single -> single.settle(turn));
    board.said = Math.max(board.said, turn.watermark());
    if (!singles.isEmpty()) {
      board.dueBy(board.signals.firstStartAfter(board.said));
    }
    board.anchors.keySet().retainAll(codes);
    board.forget(feedRetention, signalRetention, turn.watermark());
  }
}
