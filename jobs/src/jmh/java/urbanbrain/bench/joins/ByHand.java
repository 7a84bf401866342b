package urbanbrain.bench.joins;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** A loop in one thread over readings that come in order, which keeps nothing safe. */
final class ByHand {

  private final Question question;
  private final Map<String, Sensor> sensors = new HashMap<>();
  private Answer answer = Answer.NONE;

  private ByHand(Question question) {
    this.question = question;
  }

  static Answer find(Readings readings, Question question) {
    ByHand loop = new ByHand(question);
    for (int at = 0; at < readings.size(); at++) {
      loop.take(readings.name(at), readings.time(at), readings.value(at));
    }
    return loop.answer;
  }

  private void take(String name, long time, int value) {
    if (question.anchor().fits(value)) {
      begin(name, time);
    } else {
      int leg = question.other(value);
      if (leg >= 0) {
        fill(name, leg, time);
      }
    }
  }

  private void begin(String name, long time) {
    Sensor sensor = sensor(name);
    int missing = sensor.missingSince(time - question.within());
    if (missing == 0) {
      answer = answer.plus(name, time);
    } else {
      sensor.keep(time, missing);
    }
  }

  private void fill(String name, int leg, long time) {
    Sensor sensor = sensor(name);
    sensor.newest[leg] = time;
    sensor.drop(sensor.before(time - question.within()));
    int left = 0;
    for (int i = 0; i < sensor.size; i++) {
      int missing = sensor.missing[i] & ~(1 << leg);
      if (missing == 0) {
        answer = answer.plus(name, sensor.waiting[i]);
      } else {
        sensor.set(left++, sensor.waiting[i], missing);
      }
    }
    sensor.size = left;
  }

  private Sensor sensor(String name) {
    return sensors.computeIfAbsent(name, some -> new Sensor(question.others().size()));
  }

  /** The newest reading of each leg, and the anchors that wait, with a bit for each leg missing. */
  private static final class Sensor {
    private final long[] newest;
    private long[] waiting = new long[4];
    private int[] missing = new int[4];
    private int size;

    Sensor(int others) {
      newest = new long[others];
      Arrays.fill(newest, Long.MIN_VALUE);
    }

    int missingSince(long time) {
      int legs = 0;
      for (int leg = 0; leg < newest.length; leg++) {
        legs |= newest[leg] < time ? 1 << leg : 0;
      }
      return legs;
    }

    void keep(long time, int legs) {
      if (size == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * size);
        missing = Arrays.copyOf(missing, 2 * size);
      }
      set(size++, time, legs);
    }

    void set(int at, long time, int legs) {
      waiting[at] = time;
      missing[at] = legs;
    }

    int before(long time) {
      int count = 0;
      while (count < size && waiting[count] < time) {
        count++;
      }
      return count;
    }

    void drop(int count) {
      size -= count;
      System.arraycopy(waiting, count, waiting, 0, size);
      System.arraycopy(missing, count, missing, 0, size);
    }
  }
}
