package urbanbrain.flow.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/** A counter that shows the sum of counts kept elsewhere, and goes on when they are begun anew. */
final class Running implements Counter {

  private volatile Shown shown = new Shown(0, List.of());

  /** At once, as others read while it changes: what was counted before, and what counts now. */
  private record Shown(long before, List<LongSupplier> counts) {

    long sum() {
      long sum = before;
      for (LongSupplier count : counts) {
        sum += count.getAsLong();
      }
      return sum;
    }
  }

  /** Shows one more count, which begins at 0. */
  void add(LongSupplier count) {
    List<LongSupplier> counts = new ArrayList<>(shown.counts);
    counts.add(count);
    shown = new Shown(shown.before, counts);
  }

  /** Keeps what has been counted, and lets go of what counted it. */
  void keep() {
    shown = new Shown(shown.sum(), List.of());
  }

  @Override
  public long getCount() {
    return shown.sum();
  }

  @Override
  public void inc() {
    throw isOnlyShown();
  }

  @Override
  public void inc(long n) {
    throw isOnlyShown();
  }

  @Override
  public void dec() {
    throw isOnlyShown();
  }

  @Override
  public void dec(long n) {
    throw isOnlyShown();
  }

  private static IllegalStateException isOnlyShown() {
    return new IllegalStateException("it is counted elsewhere");
  }
}
