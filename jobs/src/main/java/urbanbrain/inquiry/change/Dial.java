package urbanbrain.inquiry.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import urbanbrain.text.Distances;
import urbanbrain.text.Durations;

/**
 * One number of a rule's text that decides whether it is raised.
 *
 * @param rule the name of the rule in whose text it stands
 * @param word what it says: {@code within}, {@code count of ems}, {@code raise}
 * @param part the part of the text in which it stands, as {@code 10m} or {@code avg(x.kmh) < 20}
 * @param from where it begins among the characters of the text, and {@code to} where it ends
 * @param written as it stands there
 * @param step the least change that is tried, in {@link #value}'s unit
 * @param loosens whether a larger number makes the rule easier to raise, as far as its word tells
 */
public record Dial(
    String rule,
    String word,
    String part,
    int from,
    int to,
    String written,
    Unit unit,
    double step,
    boolean loosens) {

  /** As far as a threshold is ever moved: fields are within a thousand times that. */
  private static final double FAR = 1e9;

  private static final double HOUR = 3_600_000;

  /** What a number counts. */
  public enum Unit {
    /** Milliseconds. */
    DURATION,
    /** Metres. */
    DISTANCE,
    /** Events, legs or boundaries. */
    WHOLE,
    /** Whatever a condition compares. */
    NUMBER
  }

  /** The number: milliseconds of a duration, metres of a distance. */
  public double value() {
    return switch (unit) {
      case DURATION -> Durations.parse(written).orElseThrow();
      case DISTANCE -> Distances.parse(written).orElseThrow();
      case WHOLE, NUMBER -> Double.parseDouble(written);
    };
  }

  /** The directions in which it is worth turning: the likelier one first. */
  public List<Boolean> directions() {
    return unit == Unit.WHOLE ? List.of(loosens) : List.of(loosens, !loosens);
  }

  /** How many steps it is turned at most in a direction: the first of these that compiles. */
  public List<Long> reaches(boolean up) {
    double value = value();
    List<Double> ends =
        switch (unit) {
          case DURATION ->
              up ? List.of(9 * value + HOUR, 9 * value, value) : List.of(value, value - 1_000);
          case DISTANCE -> up ? List.of(9 * value, 3 * value, value) : List.of(value - 1);
          case WHOLE -> up ? List.of(100.0, 1.0) : List.of(value - 1, value - 2);
          case NUMBER ->
              up ? List.of(FAR, 9 * Math.abs(value) + 10) : List.of(FAR, value, value - 1);
        };
    return ends.stream().map(end -> (long) Math.floor(end / step)).filter(n -> n > 0).toList();
  }

  /** The number so many steps away. */
  public double turned(boolean up, long steps) {
    BigDecimal way = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(steps));
    BigDecimal now = BigDecimal.valueOf(value());
    return (up ? now.add(way) : now.subtract(way)).doubleValue();
  }

  /** How a number is written in its place. */
  public String write(double number) {
    return switch (unit) {
      case DURATION -> Durations.write(Math.round(number));
      case DISTANCE -> decimal(number) + "m";
      case WHOLE -> Long.toString(Math.round(number));
      case NUMBER -> number < 0 ? "(" + decimal(number) + ")" : decimal(number);
    };
  }

  private static String decimal(double number) {
    BigDecimal exact = BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
