package urbanbrain.bench.rules;

import java.util.HashMap;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.Events;
import urbanbrain.flow.demux.DemuxAlone;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** Our index of rules alone, in the caller's thread, as demux asks it. */
final class Indexed implements Player {

  private final Events.Maker maker;
  private final DemuxAlone demux;

  /** The rule of each feed; here each has one of its own. */
  private final Map<Integer, String> rules = new HashMap<>();

  Indexed(Ours ours) {
    maker = ours.maker();
    demux = new DemuxAlone(ours.rules());
    for (Rule rule : ours.rules().rules()) {
      Leg leg = rule.when().legs().get(0);
      rules.put(leg.feed(rule.space()).code(), rule.name());
    }
  }

  @Override
  public Answer answer(Readings readings) {
    Found found = new Found();
    for (int at = 0; at < readings.size(); at++) {
      long time = readings.time(at);
      demux.route(
          maker.event(readings, at),
          feeds -> {
            for (int feed : feeds) {
              found.answer = found.answer.plus(rules.get(feed), time);
            }
          });
    }
    return found.answer;
  }

  private static final class Found {
    private Answer answer = Answer.NONE;
  }
}
