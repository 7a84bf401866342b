package urbanbrain.window.pane;

import java.util.Arrays;
import urbanbrain.window.sketch.Exact;

/**
 * How many events the window has that was looked at last, and their sums, carried on to the next
 * one: sums are exact, so that what leaves can be taken out again. Not part of the state: it begins
 * anew where it cannot go on.
 */
public final class Running {

  /** To step over more panes than these is no less work than to begin anew. */
  private static final int MOST_STEPS = 8;

  private long first;
  private long end;

  /** The number of events, then each sum as in a pane; null where nothing is known. */
  private long[] words;

  /** Where in a pane the sums are. */
  private int[] sums;

  /** What a pane holds is about to change: until it has, none of it counts. */
  void leave(long number, PaneRing ring) {
    int index = ring.indexOf(number);
    if (isOf(number) && ring.isAt(index, number)) {
      takeOut(ring.words(), ring.offset(index));
    }
  }

  /** What a pane holds has changed. */
  void enter(long number, PaneRing ring) {
    int index = ring.indexOf(number);
    if (isOf(number) && ring.isAt(index, number)) {
      add(ring.words(), ring.offset(index));
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

  /** Goes on to the window of these panes, if it is not far. */
  boolean goOn(long newFirst, long newEnd, PaneRing ring) {
    if (words == null || newFirst < first || newEnd < end || !ring.isWholeFrom(first)) {
      return false;
    }
    int goneFrom = ring.indexOf(first);
    int goneTo = ring.indexOf(Math.min(newFirst, end));
    int cameFrom = ring.indexOf(Math.max(newFirst, end));
    int cameTo = ring.indexOf(newEnd);
    if (goneTo - goneFrom + cameTo - cameFrom > MOST_STEPS) {
      return false;
    }
    for (int i = goneFrom; i < goneTo; i++) {
      takeOut(ring.words(), ring.offset(i));
    }
    for (int i = cameFrom; i < cameTo; i++) {
      add(ring.words(), ring.offset(i));
    }
    first = newFirst;
    end = newEnd;
    return true;
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
