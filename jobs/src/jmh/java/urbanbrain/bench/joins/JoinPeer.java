package urbanbrain.bench.joins;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Asked;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.FlinkJob;

/** Who takes part in the contest of joins. */
enum JoinPeer {
  OURS("ours: a rule, the whole job", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      var city = Ours.city(question);
      return FlinkJob.run(readings, env -> Ours.find(env, city));
    }
  },
  INTERVAL_JOIN("Flink intervalJoin, each anchor once", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> IntervalJoin.find(FlinkJob.rows(env), question));
    }
  },
  SQL("Flink SQL interval join, each anchor once", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> Sql.find(env, FlinkJob.rows(env), question));
    }
  },
  ESPER("Esper 9, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return Esper.find(readings, question);
    }
  },
  BY_HAND("by hand, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) {
      return ByHand.find(readings, question);
    }
  };

  private final String title;
  private final boolean isSorted;

  JoinPeer(String title, boolean isSorted) {
    this.title = title;
    this.isSorted = isSorted;
  }

  abstract Answer answer(Readings readings, Question question) throws Exception;

  /** This one, with the question that it is asked. */
  Peer asked(Question question, double seconds) {
    double time = this == OURS ? 6 * seconds : seconds;
    return new Asked(title, "joins", isSorted, time, readings -> answer(readings, question));
  }
}
