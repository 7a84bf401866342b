package urbanbrain.oracle;

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

  @Override
  public double value(int place) {
    Lane lane = lanes.get(place);
    return switch (lane.op()) {
      case COUNT -> events.size();
      case SUM -> count(lane) == 0 ? Double.NaN : sum(lane).doubleValue();
      case AVG -> count(lane) == 0 ? Double.NaN : average(lane);
      case MIN -> values(lane).min().orElse(Double.NaN);
      case MAX -> values(lane).max().orElse(Double.NaN);
      case DISTINCT -> orAbsent(different(lane));
      case STDDEV, PERCENTILE, RATE -> throw new IllegalStateException();
    };
  }

  private DoubleStream values(Lane lane) {
    return events.stream().mapToDouble(lane.number()::of).filter(v -> !Double.isNaN(v));
  }

  private long count(Lane lane) {
    return values(lane).count();
  }

  private BigDecimal sum(Lane lane) {
    return values(lane)
        .mapToObj(v -> new BigDecimal(v).setScale(6, RoundingMode.HALF_EVEN))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private double average(Lane lane) {
    return sum(lane).divide(new BigDecimal(count(lane)), new MathContext(60)).doubleValue();
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
