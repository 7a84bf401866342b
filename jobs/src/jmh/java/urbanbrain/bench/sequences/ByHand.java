package urbanbrain.bench.sequences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** A loop in one thread over readings that come in order, which keeps nothing safe. */
final class ByHand {

  private final Question question;
  private final long last;
  private final Map<String, Pending> sensors = new HashMap<>();
  private Answer answer = Answer.NONE;

  private ByHand(Question question, long last) {
    this.question = question;
    this.last = last;
  }

  static Answer find(Readings readings, Question question) {
    long newest = readings.newest();
    ByHand loop = new ByHand(question, Question.last(newest));
    for (int at = 0; at < readings.size(); at++) {
      loop.take(readings.name(at), readings.time(at), readings.value(at));
    }
    loop.sensors.forEach((sensor, pending) -> loop.expire(sensor, pending, newest));
    return loop.answer;
  }

  private void take(String sensor, long time, int value) {
    Pending pending = sensors.computeIfAbsent(sensor, name -> new Pending());
    expire(sensor, pending, time);
    if (question.isSecond(value)) {
      if (!question.absent()) {
        findFirst(sensor, pending, pending.size);
      }
      pending.size = 0;
    }
    if (question.isFirst(value)) {
      pending.add(time);
    }
  }

  /** Those that look no further: where nothing was to come, they are found. */
  private void expire(String sensor, Pending pending, long now) {
    int over = pending.before(now - Question.WITHIN);
    if (question.absent()) {
      findFirst(sensor, pending, over);
    }
    pending.drop(over);
  }

  private void findFirst(String sensor, Pending pending, int count) {
    for (int i = 0; i < count; i++) {
      answer = pending.times[i] <= last ? answer.plus(sensor, pending.times[i]) : answer;
    }
  }

  /** The times of readings of one sensor after which is still looked. */
  private static final class Pending {
    private long[] times = new long[4];
    private int size;

    void add(long time) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
      }
      times[size++] = time;
    }

    int before(long time) {
      int count = 0;
      while (count < size && times[count] < time) {
        count++;
      }
      return count;
    }

    void drop(int count) {
      size -= count;
      System.arraycopy(times, count, times, 0, size);
    }
  }
}
