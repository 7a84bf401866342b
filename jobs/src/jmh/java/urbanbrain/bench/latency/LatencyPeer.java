package urbanbrain.bench.latency;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Who takes part in the contest of latency. */
enum LatencyPeer {
  PASS_THROUGH("pass-through") {
    @Override
    StreamExecutionEnvironment job(JobPlan plan) {
      return Plain.passThrough(plan);
    }
  },
  OURS_5("ours, 5 s of lateness") {
    @Override
    StreamExecutionEnvironment job(JobPlan plan) throws Exception {
      return Ours.job(plan, 5);
    }
  },
  OURS_30("ours, 30 s of lateness") {
    @Override
    StreamExecutionEnvironment job(JobPlan plan) throws Exception {
      return Ours.job(plan, 30);
    }
  },
  CEP("Flink CEP, 30 s of lateness") {
    @Override
    StreamExecutionEnvironment job(JobPlan plan) {
      return Cep.job(plan, 30);
    }

    @Override
    int most() {
      return 50;
    }
  };

  /** The longest lateness of all, in seconds. */
  static final int LATENESS = 30;

  private final String title;

  LatencyPeer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The most that it is given, in percent of what ours takes: with more it falls behind. */
  int most() {
    return 100;
  }

  /** Wires its job. */
  abstract StreamExecutionEnvironment job(JobPlan plan) throws Exception;
}
