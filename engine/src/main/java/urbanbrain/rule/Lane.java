package urbanbrain.rule;

import java.io.Serializable;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.event.Event;

/**
 * One aggregate of a window.
 *
 * @param input the aggregated expression as written, empty for COUNT: lanes of the same op and
 *     input are the same
 * @param number what is aggregated, for SUM, AVG, MIN, MAX; for DISTINCT over numbers; else null
 * @param text what is aggregated, for DISTINCT over texts; else null
 */
public record Lane(Op op, String input, Num<Event> number, Text<Event> text)
    implements Serializable {

  /** The aggregate functions. */
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
    DISTINCT
  }
}
