package urbanbrain.bench.decode;

import urbanbrain.bench.contest.Answer;

/** What all read of a record. */
final class Reading {

  private Reading() {}

  static Answer add(Answer answer, String id, String sensor, long time, int value) {
    return answer.plus(sensor, time ^ value ^ ((long) id.hashCode() << 32));
  }
}
