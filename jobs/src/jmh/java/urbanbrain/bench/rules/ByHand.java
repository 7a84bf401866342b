package urbanbrain.bench.rules;

import java.util.HashMap;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** A map from districts to rules, which knows that each district has one. */
final class ByHand implements Player {

  private final Question question;
  private final Map<String, Integer> rules = new HashMap<>();

  ByHand(Question question) {
    this.question = question;
    for (int rule = 0; rule < question.rules(); rule++) {
      rules.put(question.district(rule), rule);
    }
  }

  @Override
  public Answer answer(Readings readings) {
    Answer answer = Answer.NONE;
    for (int at = 0; at < readings.size(); at++) {
      int rule = rules.get(question.district(readings, at));
      int value = readings.value(at);
      if (value >= Question.from(rule) && value < Question.below(rule)) {
        answer = answer.plus(Question.name(rule), readings.time(at));
      }
    }
    return answer;
  }
}
