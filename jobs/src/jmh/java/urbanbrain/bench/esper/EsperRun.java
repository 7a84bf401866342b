package urbanbrain.bench.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** Esper in the caller's thread, by the clock of the readings. It keeps nothing safe. */
public final class EsperRun {

  private static final String FOUND = "found";

  private EsperRun() {}

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

  /**
   * What the statement named {@code found} finds, which gives a sensor and a time.
   *
   * @param readings in the order of their times
   * @param last what is found of a later time does not count
   */
  public static Answer run(String statements, Readings readings, long last) throws Exception {
    Configuration configuration = configuration();
    EPCompiled compiled =
        EPCompilerProvider.getCompiler().compile(statements, new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getRuntime("bench", configuration);
    try {
      Found found = new Found(last);
      for (EPStatement one : runtime.getDeploymentService().deploy(compiled).getStatements()) {
        if (one.getName().equals(FOUND)) {
          one.addListener((news, olds, statement, by) -> found.add(news));
        }
      }
      play(readings, runtime);
      return found.answer;
    } finally {
      runtime.destroy();
    }
  }

  private static void play(Readings readings, EPRuntime runtime) {
    var events = runtime.getEventService();
    for (int at = 0; at < readings.size(); at++) {
      events.advanceTime(readings.time(at));
      Reading reading = new Reading(readings.name(at), readings.time(at), readings.value(at));
      events.sendEventBean(reading, "Reading");
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Reading", Reading.class);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    return configuration;
  }

  private static final class Found {
    private final long last;
    private Answer answer = Answer.NONE;

    Found(long last) {
      this.last = last;
    }

    void add(EventBean[] news) {
      for (EventBean one : news) {
        long time = (long) one.get("time");
        answer = time <= last ? answer.plus((String) one.get("sensor"), time) : answer;
      }
    }
  }
}
