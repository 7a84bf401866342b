package urbanbrain.bench.windows;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** Esper, in the caller's thread. It keeps nothing safe, and wants events in order. */
final class Esper {

  private static final String RULE =
      """
      create context BySensor partition by sensor from Reading;
      @name('low') context BySensor
      select sensor, time from Reading#ext_timed(time, %d milliseconds)
      having count(*) >= 3 and sum(value) < 20 * count(*);
      """;

  private Esper() {}

  /** A reading as Esper is given it. */
  public record Reading(String sensor, long time, double value) {

    public String getSensor() {
      return sensor;
    }

    public long getTime() {
      return time;
    }

    public double getValue() {
      return value;
    }
  }

  /** The window that ends at each reading. */
  static Answer trail(Readings readings, Question question) throws Exception {
    Configuration configuration = configuration();
    EPCompiled rule =
        EPCompilerProvider.getCompiler()
            .compile(RULE.formatted(question.over()), new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getRuntime("bench", configuration);
    try {
      Found found = new Found();
      var low = runtime.getDeploymentService().deploy(rule).getStatements();
      for (var statement : low) {
        statement.addListener((news, olds, of, by) -> found.add(news));
      }
      for (int at = 0; at < readings.size(); at++) {
        Reading reading = new Reading(readings.name(at), readings.time(at), readings.value(at));
        runtime.getEventService().sendEventBean(reading, "Reading");
      }
      return found.answer;
    } finally {
      runtime.destroy();
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Reading", Reading.class);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    return configuration;
  }

  private static final class Found {
    private Answer answer = Answer.NONE;

    void add(com.espertech.esper.common.client.EventBean[] news) {
      for (var one : news) {
        answer = answer.plus((String) one.get("sensor"), (long) one.get("time"));
      }
    }
  }
}
