package urbanbrain.flow.fuse;

import org.apache.flink.util.Collector;
import urbanbrain.flow.RouteKey;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;

/**
 * One moment of one key.
 *
 * @param watermark no event of a time up to this will come any more
 */
record Turn(Board board, RouteKey key, long watermark, Collector<MatchUpdate> out) {

  /** Says that a match holds. */
  void present(String rule, boolean settled, Match match) {
    out.collect(new MatchUpdate(rule, true, settled, match));
  }

  /** Says that a match does not hold, though it was said to. */
  void absent(String rule, Match match) {
    out.collect(new MatchUpdate(rule, false, false, match));
  }
}
