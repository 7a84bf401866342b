package urbanbrain.oracle;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import urbanbrain.event.Event;
import urbanbrain.rule.Aggregates;
import urbanbrain.rule.Lane;

/** The aggregates of a window's events. */
record Summary(List<Lane> lanes, List<Event> events) implements Aggregates {

  private static final MathContext EXACT = new MathContext(60);
  private static final double HOUR = 3_600_000;

  /** A value and when it was so. */
  private record At(long time, double value) {}

  @Override
  public double value(int place) {
    Lane lane = lanes.get(place);
    return switch (lane.op()) {
      case COUNT -> events.size();
      case DISTINCT -> orAbsent(different(lane));
      default -> values(lane).findAny().isEmpty() ? Double.NaN : valueOf(lane);
    };
  }

  /** Of at least one value. */
  private double valueOf(Lane lane) {
    return switch (lane.op()) {
      case SUM -> sum(lane).doubleValue();
      case AVG -> sum(lane).divide(count(lane), EXACT).doubleValue();
      case MIN -> values(lane).min().orElseThrow();
      case MAX -> values(lane).max().orElseThrow();
      case STDDEV -> deviation(lane);
      case PERCENTILE -> Sketched.of(nearestRank(lane));
      case RATE -> rate(lane);
      case COUNT, DISTINCT -> throw new IllegalStateException();
    };
  }

  private DoubleStream values(Lane lane) {
    return events.stream().mapToDouble(lane.number()::of).filter(v -> !Double.isNaN(v));
  }

  private BigDecimal count(Lane lane) {
    return new BigDecimal(values(lane).count());
  }

  private BigDecimal sum(Lane lane) {
    return decimals(lane).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<BigDecimal> decimals(Lane lane) {
    return values(lane).mapToObj(v -> new BigDecimal(v).setScale(6, RoundingMode.HALF_EVEN));
  }

  private double deviation(Lane lane) {
    BigDecimal n = count(lane);
    if (n.compareTo(BigDecimal.ONE) == 0) {
      return Double.NaN;
    }
    BigDecimal squares = decimals(lane).map(v -> v.multiply(v)).reduce(BigDecimal::add).get();
    BigDecimal spread = n.multiply(squares).subtract(sum(lane).pow(2));
    return spread.divide(n.multiply(n.subtract(BigDecimal.ONE)), EXACT).sqrt(EXACT).doubleValue();
  }

  private double nearestRank(Lane lane) {
    double[] sorted = values(lane).sorted().toArray();
    int rank = (int) Math.ceil(sorted.length * lane.percent() / 100);
    return sorted[rank - 1];
  }

  private double rate(Lane lane) {
    List<At> all =
        events.stream()
            .map(e -> new At(e.time(), lane.number().of(e)))
            .filter(at -> !Double.isNaN(at.value))
            .sorted(comparingLong(At::time).thenComparing(comparingDouble(At::value)))
            .toList();
    At first = all.get(0);
    At last = all.get(all.size() - 1);
    return first.time == last.time
        ? Double.NaN
        : (last.value - first.value) / ((last.time - first.time) / HOUR);
  }

  private long different(Lane lane) {
    Stream<?> values =
        lane.text() != null
            ? events.stream().map(lane.text()::of).filter(Objects::nonNull)
            : values(lane).map(v -> v + 0.0).boxed();
    return values.distinct().count();
  }

  private static double orAbsent(long count) {
    return count == 0 ? Double.NaN : count;
  }
}
