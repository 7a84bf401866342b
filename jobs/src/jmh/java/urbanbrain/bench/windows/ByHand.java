package urbanbrain.bench.windows;

import java.util.HashMap;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** Loops in one thread over readings that come in order, which keep nothing safe. */
final class ByHand {

  private ByHand() {}

  /** Windows that hop. */
  static Answer hop(Readings readings, Question question) {
    Map<String, Trail> trails = new HashMap<>();
    Answer answer = Answer.NONE;
    for (int at = 0; at < readings.size(); at++) {
      String sensor = readings.name(at);
      long time = readings.time(at);
      Trail trail = trails.computeIfAbsent(sensor, name -> new Trail());
      answer = judge(answer, trail, sensor, time, question);
      trail.add(time, readings.value(at));
    }
    long newest = readings.newest();
    for (Map.Entry<String, Trail> entry : trails.entrySet()) {
      answer = judge(answer, entry.getValue(), entry.getKey(), newest, question);
    }
    return answer;
  }

  /** Judges the boundaries up to a time. */
  private static Answer judge(
      Answer before, Trail trail, String sensor, long time, Question question) {
    Answer answer = before;
    long every = question.every();
    long next = trail.isEmpty() ? time - Math.floorMod(time, every) + every : trail.next();
    while (next <= time && !trail.isEmpty()) {
      trail.dropBefore(next - question.over());
      answer = trail.holds() ? answer.plus(sensor, next) : answer;
      next += every;
    }
    trail.setNext(next);
    return answer;
  }

  /** The window that ends at each reading. */
  static Answer trail(Readings readings, Question question) {
    Map<String, Trail> trails = new HashMap<>();
    Answer answer = Answer.NONE;
    for (int at = 0; at < readings.size(); at++) {
      long time = readings.time(at);
      Trail trail = trails.computeIfAbsent(readings.name(at), name -> new Trail());
      trail.dropBefore(time - question.over() + 1);
      trail.add(time, readings.value(at));
      answer = trail.holds() ? answer.plus(readings.name(at), time) : answer;
    }
    return answer;
  }
}
