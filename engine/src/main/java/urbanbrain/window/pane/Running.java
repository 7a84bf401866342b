package urbanbrain.window.pane;

import java.util.Arrays;
import urbanbrain.window.sketch.Exact;

/**
 * How many events the window has that was looked at last, and their sums, carried on to the one
 * looked at next: sums are exact, so that what leaves can be taken out again. Not part of the
 * state: it begins anew where it cannot go on.
 */
public class Running {

  /** To step over more panes than these is no less work than to begin anew. */
  private static final int MOST_STEPS = 12;

  private long first;
  private long end;

  /** The number of events, then each sum as in a pane; null where nothing is known. */
  private long[] words;

  /** Where in a pane the sums are. */
  private int[] sums;

  /** What a pane holds is about to change: until it has, none of it counts. */
  void leave(long number, Ring ring, Panes.Plan plan) {
    if (isOf(number)) {
      takeOut(ring, ring.indexOf(number, plan), ring.after(number, plan), plan);
    }
  }

  /** What a pane holds has changed. */
  void enter(long number, Ring ring, Panes.Plan plan) {
    if (isOf(number)) {
      add(ring, ring.indexOf(number, plan), ring.after(number, plan), plan);
    }
  }

  private boolean isOf(long number) {
    return words != null && first <= number && number < end;
  }

  /** Begins anew. */
  public void forget() {
    words = null;
  }

  long[] words() {
    return words;
  }

  /**
   * Begins with the window of these panes; all is zero yet.
   *
   * @param newSums where in a pane the sums are
   */
  void begin(long newFirst, long newEnd, int[] newSums) {
    words = words == null ? new long[1 + Layout.SUM_WORDS * newSums.length] : words;
    Arrays.fill(words, 0);
    sums = newSums;
    first = newFirst;
    end = newEnd;
  }

  /**
   * Goes on to the window of these panes, if it is not far: to a later one, or back to an earlier
   * one, where an event came behind others. Sums being exact, what the one has before the other is
   * taken out though it was never in, where there is nothing that both have.
   */
  boolean goOn(long newFirst, long newEnd, Ring ring, Panes.Plan plan) {
    if (words == null || !ring.isWholeFrom(Math.min(first, newFirst))) {
      return false;
    }
    int oldFrom = ring.indexOf(first, plan);
    int oldTo = ring.indexOf(end, plan);
    int from = ring.indexOf(newFirst, plan);
    int to = ring.indexOf(newEnd, plan);
    if (Math.abs(from - oldFrom) + Math.abs(to - oldTo) > MOST_STEPS) {
      return false;
    }
    add(ring, from, oldFrom, plan);
    add(ring, oldTo, to, plan);
    takeOut(ring, oldFrom, from, plan);
    takeOut(ring, to, oldTo, plan);
    first = newFirst;
    end = newEnd;
    return true;
  }

  private void add(Ring ring, int from, int to, Panes.Plan plan) {
    for (int i = from; i < to; i++) {
      int pane = ring.read(i, plan);
      add(ring.words(plan), pane);
    }
  }

  private void takeOut(Ring ring, int from, int to, Panes.Plan plan) {
    for (int i = from; i < to; i++) {
      int pane = ring.read(i, plan);
      takeOut(ring.words(plan), pane);
    }
  }

  private void add(long[] panes, int pane) {
    words[0] += panes[pane + Layout.COUNT];
    int at = 1;
    for (int sum : sums) {
      Exact.add(panes[pane + sum], panes[pane + sum + 1], words, at);
      words[at + 2] += panes[pane + sum + 2];
      at += Layout.SUM_WORDS;
    }
  }

  private void takeOut(long[] panes, int pane) {
    words[0] -= panes[pane + Layout.COUNT];
    int at = 1;
    for (int sum : sums) {
      Exact.subtract(panes[pane + sum], panes[pane + sum + 1], words, at);
      words[at + 2] -= panes[pane + sum + 2];
      at += Layout.SUM_WORDS;
    }
  }
}
