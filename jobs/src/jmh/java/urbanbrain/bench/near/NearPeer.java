package urbanbrain.bench.near;

import java.util.List;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Asked;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.FlinkJob;

/** Who takes part in the contest of joins by nearness. */
enum NearPeer {
  OURS("ours: a rule, the whole job", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      var city = Ours.city(question);
      return FlinkJob.run(readings, env -> Ours.find(env, city, question.spots()));
    }
  },
  BRUTE_FORCE("each with each by hand, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) {
      Loop.Cell all = new Loop.Cell();
      return new Loop(question, sensor -> all, sensor -> List.of(all)).find(readings);
    }
  },
  GRID("a grid by hand, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) {
      Grid grid = new Grid(question);
      return new Loop(question, grid::home, grid::around).find(readings);
    }
  };

  private final String title;
  private final boolean isSorted;

  NearPeer(String title, boolean isSorted) {
    this.title = title;
    this.isSorted = isSorted;
  }

  abstract Answer answer(Readings readings, Question question) throws Exception;

  /** This one, with the question that it is asked. */
  Peer asked(Question question, double seconds) {
    double time = this == OURS ? 6 * seconds : seconds;
    return new Asked(title, "near", isSorted, time, readings -> answer(readings, question));
  }
}
