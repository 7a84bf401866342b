package urbanbrain.bench.windows;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.esper.EsperRun;

/** Esper's window over each sensor's readings, in the caller's thread. */
final class Esper {

  private static final String RULE =
      """
      create context BySensor partition by sensor from Reading;
      @name('found') context BySensor
      select sensor, time from Reading#ext_timed(time, %d milliseconds)
      having count(*) >= %d and sum(value) < %d * count(*);
      """;

  private Esper() {}

  /** The window that ends at each reading. */
  static Answer trail(Readings readings, Question question) throws Exception {
    String rule = RULE.formatted(question.over(), Question.LEAST, Question.LOW);
    return EsperRun.run(rule, readings, Long.MAX_VALUE);
  }
}
