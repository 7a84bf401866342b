package urbanbrain.flow.fuse;

import java.util.function.BiFunction;
import org.apache.flink.util.Collector;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.fuse.board.Board;
import urbanbrain.flow.strain.Strains;
import urbanbrain.rule.bound.Bound;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;

/**
 * One moment of one key.
 *
 * @param watermark no event of a time up to this will come any more
 * @param limits how much may be held
 * @param strains gives what hears of things that had to be dropped at a key
 */
record Turn(
    Board board,
    RouteKey key,
    long watermark,
    Collector<MatchUpdate> out,
    Limits limits,
    BiFunction<RouteKey, Limits, Strains.Ear> strains) {

  /** Something of a rule had to be dropped that was at this time. */
  void hit(String rule, Bound bound, long from, long to) {
    strains.apply(key, limits).reached(rule, bound, from, to);
  }

  /** Says that a match holds, and will. */
  void present(String rule, boolean settled, Match match) {
    out.collect(new MatchUpdate(rule, true, settled, match));
  }

  /** Says that a match seems to hold. */
  void seems(String rule, Match match) {
    out.collect(new MatchUpdate(rule, true, false, false, match));
  }

  /** Says that a match does not hold, though it was said to. */
  void absent(String rule, Match match) {
    out.collect(new MatchUpdate(rule, false, false, match));
  }

  /** Whether everything has passed: nothing is judged any more, only last words are said. */
  boolean isEnd() {
    return watermark == Long.MAX_VALUE;
  }
}
