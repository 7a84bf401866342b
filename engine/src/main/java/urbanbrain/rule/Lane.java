package urbanbrain.rule;

import java.io.Serializable;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.event.Event;

/**
 * One aggregate of a window. Every one is a function of the set of events, whatever their order.
 *
 * @param input the aggregated expression as written, empty for COUNT: lanes of the same op and
 *     input are of the same values
 * @param percent for PERCENTILE how many of a hundred values are at or below it, in (0, 100]; else
 *     NaN
 * @param number what is aggregated, for all but COUNT and DISTINCT over texts; else null
 * @param text what is aggregated, for DISTINCT over texts; else null
 */
public record Lane(Op op, String input, double percent, Num<Event> number, Text<Event> text)
    implements Serializable {

  /** Any lane but a percentile. */
  public Lane(Op op, String input, Num<Event> number, Text<Event> text) {
    this(op, input, Double.NaN, number, text);
  }

  /** The aggregate functions. Values that are absent count nowhere but in COUNT. */
  public enum Op {
    /** The number of events; 0 on an empty window. */
    COUNT,
    /** The exact sum of the values that are there, each taken to six decimals. */
    SUM,
    /** The exact sum divided by the number of values that are there. */
    AVG,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The exact number of different values; absent, not 0, on an empty window. */
    DISTINCT,
    /**
     * The sample standard deviation, sqrt((n * sum(x^2) - sum(x)^2) / (n * (n - 1))), of the values
     * each taken to six decimals, its sums exact; absent below two values.
     */
    STDDEV,
    /**
     * The value of nearest rank: of n values the one of rank ceil(percent * n / 100) from below,
     * off by at most one percent of itself (DDSketch). A value of less than half a millionth counts
     * as 0, one beyond 10^24 as 10^24.
     */
    PERCENTILE,
    /**
     * How fast a value grows, per hour: (last - first) / (hours from first to last). First is the
     * earliest value and of several at one instant the least; last is the latest and of several at
     * one instant the greatest. Absent where all values stand at one instant.
     */
    RATE
  }
}
