package urbanbrain.bench.near;

import java.util.function.IntFunction;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** A loop in one thread over readings that come in order, which keeps nothing safe. */
final class Loop {

  /** The readings of a minute at some place: anchors that wait, and what they wait for. */
  static final class Cell {
    private final Log waiting = new Log();
    private final Log others = new Log();
  }

  private final Question question;
  private final IntFunction<Iterable<Cell>> around;
  private final IntFunction<Cell> home;
  private Answer answer = Answer.NONE;

  /**
   * A loop.
   *
   * @param home where the readings of a sensor are kept
   * @param around where all are that may be near a sensor
   */
  Loop(Question question, IntFunction<Cell> home, IntFunction<Iterable<Cell>> around) {
    this.question = question;
    this.home = home;
    this.around = around;
  }

  Answer find(Readings readings) {
    for (int at = 0; at < readings.size(); at++) {
      if (Question.isAnchor(readings.value(at))) {
        begin(readings.sensor(at), readings.time(at));
      } else if (Question.isOther(readings.value(at))) {
        fill(readings.sensor(at), readings.time(at));
      }
    }
    return answer;
  }

  private void begin(int sensor, long time) {
    for (Cell cell : around.apply(sensor)) {
      cell.others.forget(time - question.within());
      if (cell.others.any((other, when) -> question.isNear(sensor, other))) {
        found(sensor, time);
        return;
      }
    }
    Cell own = home.apply(sensor);
    own.waiting.forget(time - question.within());
    own.waiting.add(sensor, time);
  }

  private void fill(int other, long time) {
    for (Cell cell : around.apply(other)) {
      cell.waiting.forget(time - question.within());
      cell.waiting.takeOut((sensor, when) -> question.isNear(sensor, other) && found(sensor, when));
    }
    Cell own = home.apply(other);
    own.others.forget(time - question.within());
    own.others.add(other, time);
  }

  private boolean found(int sensor, long time) {
    answer = answer.plus(Spots.text(question.spots().place(sensor)), time);
    return true;
  }
}
