package urbanbrain.bench.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple2;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.bench.flink.Events;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.city.City;
import urbanbrain.job.DecodedCity;
import urbanbrain.rule.RuleSet;

/** Our rules, each a file of its own; every fitting event is a match, and an incident. */
record Ours(Question question, City city) implements Player {

  private static final String RULE =
      """
      rule: %s
      says: A sensor of a district reads a value of a band.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        reading: { stream: bench.reading, where: "%s" }
      when: { any: [reading] }
      incident:
        severity: Minor
        headline: { en: "A value at {reading.sensor}" }
      """;

  private static final String WHERE =
      "reading.district == '%s' && reading.value >= %d && reading.value < %d";

  /** Writes the rules' files; gives the city's. */
  static Path write(Question question) throws IOException {
    Map<String, String> rules = new HashMap<>();
    for (int rule = 0; rule < question.rules(); rule++) {
      String where =
          WHERE.formatted(question.district(rule), Question.from(rule), Question.below(rule));
      rules.put(Question.name(rule), RULE.formatted(Question.name(rule), where));
    }
    return BenchCity.write(List.of("district"), rules);
  }

  /** Reads, checks and compiles the rules of a city. */
  static Ours read(Question question, Path file) throws IOException {
    return new Ours(question, BenchCity.read(file));
  }

  /** Through the whole job from decode's output to the final incidents. */
  @Override
  public Answer answer(Readings readings) throws Exception {
    return FlinkJob.run(
        readings,
        env ->
            DecodedCity.incidents(Events.decoded(env, city, words()), city)
                .map(incident -> Tuple2.of(incident.rule(), incident.start()))
                .returns(FlinkJob.FOUND));
  }

  /** All rules. */
  RuleSet rules() {
    return city.clocks().all();
  }

  /** Makes the events one by one. */
  Events.Maker maker() {
    return Events.maker(city, words());
  }

  private Events.Words words() {
    Question asked = question;
    return (given, at) -> new String[] {given.name(at), asked.district(given, at)};
  }
}
