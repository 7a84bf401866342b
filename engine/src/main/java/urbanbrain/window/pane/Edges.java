package urbanbrain.window.pane;

import java.util.List;
import urbanbrain.rule.Period;

/**
 * Where panes begin: time is cut so that every edge of a window is an edge of panes. Panes are
 * numbered, later ones higher.
 */
public sealed interface Edges {

  /** The number of the pane that holds a time. */
  long number(long time);

  /** When a pane begins. */
  long begin(long number);

  /** When a pane ends: the first moment that is not in it. */
  long end(long number);

  /**
   * Panes of one length.
   *
   * @param pane the length in milliseconds: what all spans are multiples of
   */
  record Even(long pane) implements Edges {

    @Override
    public long number(long time) {
      return Math.floorDiv(time, pane);
    }

    @Override
    public long begin(long number) {
      return number * pane;
    }

    @Override
    public long end(long number) {
      return (number + 1) * pane;
    }
  }

  /**
   * Panes for windows that end with calendar periods: a pane begins where a window ends or begins,
   * whatever the clocks of the zone did. So there are at most two panes a period and window length.
   * A pane's number is its beginning. Not to be shared between threads.
   */
  final class Uneven implements Edges {

    /** The windows that end at the boundaries of a period. */
    public record Windows(Period period, long over) {}

    private final long[] overs;
    private final Boundaries[] ends;
    private final Boundaries[] begins;

    /** The last moment before the pane that was asked for last. */
    private long before = Long.MAX_VALUE;

    /** The first moment after it. */
    private long after = Long.MIN_VALUE;

    /** Edges for all of these windows. */
    public Uneven(List<Windows> windows) {
      overs = windows.stream().mapToLong(Windows::over).toArray();
      ends = windows.stream().map(w -> new Boundaries(w.period())).toArray(Boundaries[]::new);
      begins = windows.stream().map(w -> new Boundaries(w.period())).toArray(Boundaries[]::new);
    }

    @Override
    public long number(long time) {
      look(time);
      return before + 1;
    }

    @Override
    public long begin(long number) {
      return number;
    }

    @Override
    public long end(long number) {
      look(number);
      return after;
    }

    private void look(long time) {
      if (time > before && time < after) {
        return;
      }
      long from = Long.MIN_VALUE;
      long to = Long.MAX_VALUE;
      for (int i = 0; i < overs.length; i++) {
        long later = time + overs[i];
        from = Math.max(from, Math.max(ends[i].upTo(time), begins[i].upTo(later) - overs[i]));
        to = Math.min(to, Math.min(ends[i].after(time), begins[i].after(later) - overs[i]));
      }
      before = from - 1;
      after = to;
    }
  }
}
