package urbanbrain.report.trace;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of several series over time, in buckets that become wider as more of them are needed.
 *
 * <p>The width in the end is the least of a fixed ladder at which at most {@link #MOST} buckets are
 * not empty: a function of the times alone, in whatever order they come. An event from 1970 costs
 * one bucket, and not the detail of all others.
 */
final class Rates implements Serializable {

  /** So many buckets may hold something. */
  static final int MOST = 720;

  /** In milliseconds; each is a multiple of the one before. */
  private static final long[] WIDTHS = {
    1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000,
  };

  private final ArrayList<String> series;
  private final long[] early;
  private HashMap<Long, long[]> buckets = new HashMap<>();
  private int step;
  private long width = WIDTHS[0];

  /** The bucket of the last event, as the next one is most likely in it too. */
  private transient long lastBucket = Long.MIN_VALUE;

  private transient long[] last;

  /** Counts of these series. */
  Rates(List<String> series) {
    this.series = new ArrayList<>(series);
    this.early = new long[series.size()];
  }

  /** One more of a series, by its place in the list. */
  void add(int of, long millis) {
    long bucket = Math.floorDiv(millis, width);
    if (last == null || bucket != lastBucket) {
      last = buckets.computeIfAbsent(bucket, b -> new long[series.size()]);
      lastBucket = bucket;
      if (buckets.size() > MOST) {
        last[of]++;
        shrink();
        return;
      }
    }
    last[of]++;
  }

  /** One more of a series, before anything that has a time. */
  void addEarly(int of) {
    early[of]++;
  }

  private void shrink() {
    while (buckets.size() > MOST) {
      widen();
    }
  }

  /** The next width. */
  private void widen() {
    step++;
    int top = WIDTHS.length - 1;
    long wider = step <= top ? WIDTHS[step] : WIDTHS[top] << (step - top);
    HashMap<Long, long[]> merged = new HashMap<>();
    for (Map.Entry<Long, long[]> bucket : buckets.entrySet()) {
      long into = Math.floorDiv(bucket.getKey() * width, wider);
      long[] counts = merged.computeIfAbsent(into, b -> new long[series.size()]);
      Arrays.setAll(counts, i -> counts[i] + bucket.getValue()[i]);
    }
    buckets = merged;
    width = wider;
    last = null;
  }

  /** Widens until a bucket is at least as wide as those of another. */
  void widenTo(Rates other) {
    while (step < other.step) {
      widen();
    }
  }

  long width() {
    return width;
  }

  /** The start of the first bucket that holds anything, milliseconds; nothing where none does. */
  OptionalLong first() {
    return buckets.keySet().stream().mapToLong(bucket -> bucket * width).min();
  }

  /**
   * The counts of each series that has any: by the start of the bucket, milliseconds.
   *
   * @param first where that counts which came before anything that has a time
   */
  SortedMap<String, SortedMap<Long, Long>> counts(long first) {
    SortedMap<String, SortedMap<Long, Long>> all = new TreeMap<>();
    buckets.forEach((bucket, counts) -> addTo(all, bucket * width, counts));
    addTo(all, Math.floorDiv(first, width) * width, early);
    return all;
  }

  private void addTo(SortedMap<String, SortedMap<Long, Long>> all, long start, long[] counts) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        all.computeIfAbsent(series.get(i), name -> new TreeMap<>())
            .merge(start, counts[i], Long::sum);
      }
    }
  }
}
