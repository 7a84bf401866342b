package urbanbrain.bench.sequences;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.esper.EsperRun;

/** Esper's patterns, in the caller's thread. */
final class Esper {

  private static final String RULE =
      """
      create context BySensor partition by sensor from Reading;
      @name('found') context BySensor
      select one.sensor as sensor, one.time as time
      from pattern [every one=Reading(value >= %d and value < %d) -> (%s)];
      """;
  private static final String SECOND = "Reading(value < %d) where timer:within(%d milliseconds)";
  private static final String NONE =
      "timer:interval(%2$d milliseconds) and not Reading(value >= %1$d)";

  private Esper() {}

  static Answer find(Readings readings, Question question) throws Exception {
    String then =
        question.absent()
            ? NONE.formatted(Question.HIGH, Question.WITHIN)
            : SECOND.formatted(Question.LOW, Question.WITHIN);
    String rule = RULE.formatted(Question.HIGH, question.below(), then);
    return EsperRun.run(rule, readings, Question.last(readings.newest()));
  }
}
