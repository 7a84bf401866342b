package urbanbrain.bench.latency;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/** How long falls of one load took to be told, of one peer: nanoseconds, sorted. */
record Delays(long[] nanos) {

  static final Delays NONE = new Delays(new long[0]);

  /** With these as well. */
  Delays plus(LongStream more) {
    return new Delays(LongStream.concat(Arrays.stream(nanos), more).sorted().toArray());
  }

  /** The delay in milliseconds that this part of all did not pass. */
  double quantile(double part) {
    int at = (int) Math.ceil(part * nanos.length) - 1;
    return nanos[Math.max(0, at)] / 1e6;
  }

  /** The columns of a table. */
  String columns() {
    return String.format(
        Locale.ROOT,
        "%,d | %,.1f | %,.1f | %,.1f | %,.1f",
        nanos.length,
        quantile(0.5),
        quantile(0.99),
        quantile(0.999),
        quantile(1));
  }
}
