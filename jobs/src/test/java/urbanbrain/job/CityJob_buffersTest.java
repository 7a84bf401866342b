package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.collect.Recording;

/** Events may wait for a buffer to fill, what rules want of them and what is said of it hardly. */
class CityJob_buffersTest {

  private static final Path CITY = Path.of("../testdata/crash_downtown/city.yaml");

  /** All that stand between what rules want and the channels. */
  private static final Set<String> WAITED_FOR =
      Set.of(
          "demux.Demux",
          "flow.Told",
          "flow.Strained",
          "flow.Changed",
          "flow.Said",
          "flow.Stamp",
          "raise.Raise");

  @Test
  void whatIsWaitedForWaitsAMomentForABufferToFill() throws Exception {
    List<StreamNode> nodes = nodes();
    assertThat(names(nodes, node -> node.getBufferTimeout() == 1)).containsAll(WAITED_FOR);
    assertThat(names(nodes, node -> node.getBufferTimeout() != 1))
        .doesNotContainAnyElementsOf(WAITED_FOR);
  }

  @Test
  void whatThereIsMuchOfDoes() throws Exception {
    assertThat(names(nodes(), node -> node.getBufferTimeout() == 10)).contains("decode.Gate");
  }

  private static Set<String> names(List<StreamNode> nodes, Predicate<StreamNode> like) {
    return nodes.stream().filter(like).map(StreamNode::getOperatorName).collect(Collectors.toSet());
  }

  private static List<StreamNode> nodes() throws Exception {
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    City city = City.read(CITY, given).city().orElseThrow();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, CityJob.settings());
    var records =
        Recording.of(env, new Merge.Files(city.sources()), Recording.Speed.MAX, "buffers");
    CityJob.build(records, city, 0, (decoded, alerts) -> alerts.sinkTo(new DiscardingSink<>()));
    StreamGraph graph = env.getStreamGraph();
    return List.copyOf(graph.getStreamNodes());
  }
}
