package urbanbrain.flow.meter;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/** A counter that shows a count kept elsewhere, and goes on when that is begun anew. */
final class Running implements Counter {

  private volatile long before;
  private volatile LongSupplier count = () -> 0;

  /** Goes on with a count that begins at 0. */
  void follow(LongSupplier next) {
    before = getCount();
    count = next;
  }

  @Override
  public long getCount() {
    return before + count.getAsLong();
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
