package urbanbrain.window.sketch;

import java.util.Arrays;

/** The distribution of a whole window: the {@link Quantiles} of its panes added up. */
public final class Merged {

  private final long[] counts = new long[2 * Quantiles.FURTHEST + 1];
  private int lowest = counts.length;
  private int highest = -1;
  private long total;

  /** Empties it, keeping its room. */
  public void clear() {
    if (lowest <= highest) {
      Arrays.fill(counts, lowest, highest + 1, 0);
    }
    lowest = counts.length;
    highest = -1;
    total = 0;
  }

  void add(int place, long count) {
    counts[place] += count;
    lowest = Math.min(lowest, place);
    highest = Math.max(highest, place);
    total += count;
  }

  /**
   * The value of nearest rank, ceil(percent * n / 100) from below, as its bucket gives it; NaN
   * where there is none.
   */
  public double percentile(double percent) {
    if (total == 0) {
      return Double.NaN;
    }
    long rest = Math.max(1, (long) Math.ceil(percent * total / 100));
    int place = lowest;
    for (rest -= counts[place]; rest > 0; rest -= counts[place]) {
      place++;
    }
    return Quantiles.value(place - Quantiles.FURTHEST);
  }
}
