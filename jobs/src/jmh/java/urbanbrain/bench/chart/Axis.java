package urbanbrain.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis of a chart.
 *
 * @param title what is measured, with its unit
 * @param isLog whether equal steps are equal ratios; then all values are greater than 0
 */
public record Axis(String title, boolean isLog) {

  private static final int MOST_STEPS = 8;

  /** One whose equal steps are equal differences, from 0 on. */
  public static Axis linear(String title) {
    return new Axis(title, false);
  }

  /** One whose equal steps are equal ratios. */
  public static Axis log(String title) {
    return new Axis(title, true);
  }

  /** What it shows of these values: from the first of its marks to the last. */
  Scale over(double[] values) {
    double most = DoubleStream.of(values).max().orElseThrow();
    return isLog ? decades(DoubleStream.of(values).min().orElseThrow(), most) : steps(most);
  }

  private static Scale decades(double least, double most) {
    int first = (int) Math.floor(Math.log10(least));
    int last = Math.max(first + 1, (int) Math.ceil(Math.log10(most)));
    List<Double> marks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      marks.add(Math.pow(10, power));
    }
    return new Scale(marks, true);
  }

  /** By one, two or five of some power of ten. */
  private static Scale steps(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, Double.MIN_NORMAL))) - 1);
    double step =
        DoubleStream.of(1, 2, 5, 10, 20)
            .map(times -> times * power)
            .filter(by -> most / by <= MOST_STEPS)
            .findFirst()
            .orElseThrow();
    List<Double> marks = new ArrayList<>(List.of(0.0));
    for (int i = 1; marks.get(marks.size() - 1) < most; i++) {
      marks.add(i * step);
    }
    return new Scale(marks, false);
  }

  /**
   * Where values stand.
   *
   * @param marks those that are written beside it, in their order; two at least
   */
  record Scale(List<Double> marks, boolean isLog) {

    /** How far along the axis a value stands, from 0 to 1. */
    double place(double value) {
      double first = by(marks.get(0));
      return (by(value) - first) / (by(marks.get(marks.size() - 1)) - first);
    }

    private double by(double value) {
      return isLog ? Math.log10(value) : value;
    }

    /** A mark as it is written: 2,000 as 2k. */
    static String text(double mark) {
      if (mark >= 1e6) {
        return number(mark / 1e6) + "M";
      }
      return mark >= 1e3 ? number(mark / 1e3) + "k" : number(mark);
    }

    private static String number(double value) {
      String text = String.format(Locale.ROOT, "%.4f", value);
      return text.replaceFirst("\\.?0+$", "");
    }
  }
}
