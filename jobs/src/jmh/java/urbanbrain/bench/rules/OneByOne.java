package urbanbrain.bench.rules;

import java.util.List;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.Events;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.rule.Rule;

/** Our compiled conditions, judged one after the other in the caller's thread: no index. */
final class OneByOne implements Player {

  private final Events.Maker maker;
  private final String[] names;
  private final List<Truth<Event>> conditions;

  OneByOne(Ours ours) {
    maker = ours.maker();
    names = ours.rules().rules().stream().map(Rule::name).toArray(String[]::new);
    conditions =
        ours.rules().rules().stream().map(rule -> rule.when().legs().get(0).where()).toList();
  }

  @Override
  public Answer answer(Readings readings) {
    Answer answer = Answer.NONE;
    for (int at = 0; at < readings.size(); at++) {
      Event event = maker.event(readings, at);
      for (int rule = 0; rule < names.length; rule++) {
        answer = conditions.get(rule).of(event) ? answer.plus(names[rule], event.time()) : answer;
      }
    }
    return answer;
  }
}
