package urbanbrain.bench.chart;

import java.util.List;

/**
 * Points that belong together, joined by a line in the order in which they are given.
 *
 * @param name what the chart calls it
 */
public record Series(String name, List<Point> points) {

  public Series {
    points = List.copyOf(points);
  }

  /** One of them. */
  public record Point(double x, double y) {}
}
