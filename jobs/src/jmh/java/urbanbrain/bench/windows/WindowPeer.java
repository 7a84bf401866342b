package urbanbrain.bench.windows;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Asked;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.FlinkJob;

/** Who takes part in the contest of windows. */
enum WindowPeer {
  OURS("ours: a rule, the whole job", Kind.HOP, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      var city = Ours.city(question);
      long newest = readings.newest();
      return FlinkJob.run(readings, env -> Ours.find(env, city, question, newest));
    }
  },
  UPDATE("keyBy and one ValueState update", Kind.UPDATE, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> Update.find(FlinkJob.rows(env)));
    }
  },
  MAKE("only making our events, no keyBy", Kind.MAKE, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      var city = Ours.city(question);
      return FlinkJob.run(readings, env -> Ours.make(env, city));
    }
  },
  SLIDING("Flink SlidingEventTimeWindows", Kind.HOP, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> Sliding.find(FlinkJob.rows(env), question));
    }
  },
  SQL_HOP("Flink SQL HOP", Kind.HOP, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> Sql.hop(env, FlinkJob.rows(env), question));
    }
  },
  SQL_OVER("Flink SQL OVER", Kind.TRAIL, false) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return FlinkJob.run(readings, env -> Sql.over(env, FlinkJob.rows(env), question));
    }
  },
  ESPER("Esper 9, trailing, sorted before", Kind.TRAIL, true) {
    @Override
    Answer answer(Readings readings, Question question) throws Exception {
      return Esper.trail(readings, question);
    }
  },
  HAND_HOP("by hand, sorted before", Kind.HOP, true) {
    @Override
    Answer answer(Readings readings, Question question) {
      return ByHand.hop(readings, question);
    }
  },
  HAND_TRAIL("by hand, trailing, sorted before", Kind.TRAIL, true) {
    @Override
    Answer answer(Readings readings, Question question) {
      return ByHand.trail(readings, question);
    }
  };

  /** What is answered. */
  private enum Kind {
    /** Each sensor and boundary at which its window is low. */
    HOP,
    /** Each reading at which the window that ends there is low. */
    TRAIL,
    /** Nothing of use: each tenth count of a sensor. */
    UPDATE,
    /** Nothing of use: each reading of 0. */
    MAKE
  }

  private final String title;
  private final Kind kind;
  private final boolean isSorted;

  WindowPeer(String title, Kind kind, boolean isSorted) {
    this.title = title;
    this.kind = kind;
    this.isSorted = isSorted;
  }

  abstract Answer answer(Readings readings, Question question) throws Exception;

  /** The most readings whose windows a heap holds where each is in so many of them. */
  private int most(Question question) {
    return this == SLIDING
        ? (int) (MOST_WINDOWS / (question.over() / question.every()))
        : Integer.MAX_VALUE;
  }

  private static final long MOST_WINDOWS = 15_000_000;

  /** This one, with the question that it is asked. */
  Peer asked(Question question, double seconds) {
    double time = this == OURS ? 6 * seconds : seconds;
    return new Asked(title, kind.name(), isSorted, time, most(question), readings -> answer(readings, question));
  }
}
