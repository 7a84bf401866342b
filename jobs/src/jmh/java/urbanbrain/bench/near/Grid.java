package urbanbrain.bench.near;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells as wide as it is near: what is near a sensor stands in its own or one around it. */
final class Grid {

  private final Map<Long, Loop.Cell> cells = new HashMap<>();
  private final Question question;

  Grid(Question question) {
    this.question = question;
  }

  Loop.Cell home(int sensor) {
    return cell(row(sensor), column(sensor));
  }

  List<Loop.Cell> around(int sensor) {
    List<Loop.Cell> near = new ArrayList<>();
    for (long row = row(sensor) - 1; row <= row(sensor) + 1; row++) {
      for (long column = column(sensor) - 1; column <= column(sensor) + 1; column++) {
        near.add(cell(row, column));
      }
    }
    return near;
  }

  private Loop.Cell cell(long row, long column) {
    return cells.computeIfAbsent((row << Integer.SIZE) + column, some -> new Loop.Cell());
  }

  private long row(int sensor) {
    return (long) Math.floor(question.spots().north(sensor) / width());
  }

  private long column(int sensor) {
    return (long) Math.floor(question.spots().east(sensor) / width());
  }

  /** A little more, as metres on the plane are not quite those on the sphere. */
  private double width() {
    return 1.01 * question.near();
  }
}
