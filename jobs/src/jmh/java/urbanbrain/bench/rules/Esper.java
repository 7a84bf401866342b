package urbanbrain.bench.rules;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/**
 * Esper, with a statement for each rule in one runtime, in the caller's thread. Its clock stands:
 * no statement asks for the time.
 */
final class Esper implements Player {

  private static final String STATEMENT =
      "@name('%1$s') select '%1$s' as rule, time "
          + "from Reading(district = '%2$s' and value in [%3$d:%4$d));%n";

  /** How many statements are compiled together. */
  private static final int MODULE = 500;

  private final Question question;
  private final EPRuntime runtime;
  private Answer answer = Answer.NONE;

  /** A reading as Esper is given it. */
  public record Reading(String district, long time, double value) {

    public String getDistrict() {
      return district;
    }

    public long getTime() {
      return time;
    }

    public double getValue() {
      return value;
    }
  }

  Esper(Question question) throws Exception {
    this.question = question;
    Configuration configuration = configuration();
    runtime = EPRuntimeProvider.getRuntime("rules-" + question.rules(), configuration);
    for (int first = 0; first < question.rules(); first += MODULE) {
      EPCompiled compiled =
          EPCompilerProvider.getCompiler()
              .compile(statements(first), new CompilerArguments(configuration));
      for (EPStatement one : runtime.getDeploymentService().deploy(compiled).getStatements()) {
        one.addListener((news, olds, statement, by) -> add(news));
      }
    }
  }

  private String statements(int first) {
    StringBuilder statements = new StringBuilder();
    for (int rule = first; rule < Math.min(first + MODULE, question.rules()); rule++) {
      statements.append(
          STATEMENT.formatted(
              Question.name(rule),
              question.district(rule),
              Question.from(rule),
              Question.below(rule)));
    }
    return statements.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Reading", Reading.class);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    return configuration;
  }

  private void add(EventBean[] news) {
    for (EventBean one : news) {
      answer = answer.plus((String) one.get("rule"), (long) one.get("time"));
    }
  }

  @Override
  public Answer answer(Readings readings) {
    answer = Answer.NONE;
    EPEventService events = runtime.getEventService();
    for (int at = 0; at < readings.size(); at++) {
      String district = question.district(readings, at);
      events.sendEventBean(new Reading(district, readings.time(at), readings.value(at)), "Reading");
    }
    return answer;
  }

  @Override
  public void end() {
    runtime.destroy();
  }
}
