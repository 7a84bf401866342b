package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.collect.Recording;

/** Which operators run in one task, so that nothing is written and read between them. */
class CityJob_tasksTest {

  private static final Path TESTDATA = Path.of("../testdata");

  @Test
  void theWordsOfTheOnlyClockAreReadOnce() throws Exception {
    assertThat(tasks("river_gauges"))
        .anyMatch(name -> name.contains("flow.Stamp") && name.contains("raise.Raise"));
  }

  @Test
  void theWordsOfSeveralClocksMeet() throws Exception {
    assertThat(tasks("crash_downtown"))
        .noneMatch(name -> name.contains("flow.Stamp") && name.contains("raise.Raise"))
        .filteredOn(name -> name.contains("flow.Stamp"))
        .hasSizeGreaterThan(1);
  }

  private static List<String> tasks(String scenario) throws Exception {
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    City city =
        City.read(TESTDATA.resolve(scenario).resolve("city.yaml"), given).city().orElseThrow();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, CityJob.settings());
    var records = Recording.of(env, new Merge.Files(city.sources()), Recording.Speed.MAX, "tasks");
    CityJob.build(records, city, 0, (decoded, alerts) -> alerts.sinkTo(new DiscardingSink<>()));
    Iterable<JobVertex> vertices = env.getStreamGraph().getJobGraph().getVertices();
    return StreamSupport.stream(vertices.spliterator(), false).map(JobVertex::getName).toList();
  }
}
