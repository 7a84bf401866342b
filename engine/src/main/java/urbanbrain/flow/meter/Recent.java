package urbanbrain.flow.meter;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * The last {@link #SIZE} of some spans of time, as exact quantiles in seconds; a span is given in
 * milliseconds. What it costs is paid when it is read: for what does not come often.
 */
final class Recent implements Histogram {

  /** So many are kept. */
  static final int SIZE = 1_024;

  private static final double MILLIS = 1e3;

  private final long[] spans = new long[SIZE];
  private long count;

  @Override
  public synchronized void update(long millis) {
    spans[(int) (count++ % SIZE)] = millis;
  }

  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public synchronized HistogramStatistics getStatistics() {
    long[] sorted = Arrays.copyOf(spans, (int) Math.min(count, SIZE));
    Arrays.sort(sorted);
    return new Sorted(sorted);
  }

  /** Spans in rising order. */
  private static final class Sorted extends HistogramStatistics {

    private final long[] sorted;

    Sorted(long[] sorted) {
      this.sorted = sorted;
    }

    /** By nearest rank; NaN where there is nothing yet. */
    @Override
    public double getQuantile(double quantile) {
      int rank = (int) Math.ceil(quantile * sorted.length);
      return sorted.length == 0 ? Double.NaN : sorted[Math.max(1, rank) - 1] / MILLIS;
    }

    @Override
    public long[] getValues() {
      return sorted.clone();
    }

    @Override
    public int size() {
      return sorted.length;
    }

    @Override
    public double getMean() {
      return seconds().average().orElse(Double.NaN);
    }

    @Override
    public double getStdDev() {
      double mean = getMean();
      double squares = seconds().map(s -> (s - mean) * (s - mean)).sum();
      return sorted.length < 2 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
    }

    private DoubleStream seconds() {
      return Arrays.stream(sorted).mapToDouble(millis -> millis / MILLIS);
    }

    @Override
    public long getMax() {
      return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    @Override
    public long getMin() {
      return sorted.length == 0 ? 0 : sorted[0];
    }
  }
}
