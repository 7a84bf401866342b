package urbanbrain.bench.sequences;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Asked;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.FlinkJob;

/** Who takes part in the contest of sequences and absence. */
enum SequencePeer {
  OURS("ours: a rule, the whole job", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      var city = Ours.city(question);
      long last = Question.last(readings.newest());
      return FlinkJob.run(readings, env -> Ours.find(env, city).filter(found -> found.f1 <= last));
    }
  },
  CEP("Flink CEP", false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      long last = Question.last(readings.newest());
      return FlinkJob.run(
          readings,
          env -> Cep.find(FlinkJob.rows(env), question).filter(found -> found.f1 <= last));
    }
  },
  ESPER("Esper 9, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return Esper.find(readings, question);
    }
  },
  HAND("by hand, sorted before", true) {
    @Override
    Answer answer(Readings readings, Question question) {
      return ByHand.find(readings, question);
    }
  };

  private final String title;
  private final boolean isSorted;

  SequencePeer(String title, boolean isSorted) {
    this.title = title;
    this.isSorted = isSorted;
  }

  abstract Answer answer(Readings readings, Question question) throws Exception;

  /** This one, with the question that it is asked. */
  Peer asked(Question question, double seconds) {
    double time = this == OURS ? 6 * seconds : seconds;
    return new Asked(title, "sequences", isSorted, time, readings -> answer(readings, question));
  }
}
