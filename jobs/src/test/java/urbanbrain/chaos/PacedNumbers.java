package urbanbrain.chaos;

import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** Numbers from 0, so many a second. */
final class PacedNumbers extends NumberSequenceSource {

  private final double perSecond;

  PacedNumbers(long count, double perSecond) {
    super(0, count - 1);
    this.perSecond = perSecond;
  }

  @Override
  public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
    return new RateLimitedSourceReader<>(super.createReader(context), limiter(context));
  }

  @SuppressWarnings("unchecked") // a limiter of any split will do
  private RateLimiter<NumberSequenceSplit> limiter(SourceReaderContext context) {
    return (RateLimiter<NumberSequenceSplit>)
        RateLimiterStrategy.perSecond(perSecond).createRateLimiter(context.currentParallelism());
  }
}
