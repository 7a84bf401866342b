package urbanbrain.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Prometheus finds the processes of a cluster. */
class ScrapeTargetsTest {

  @TempDir private Path folder;

  @Test
  void eachProcessHasAPortOfItsOwnThatIsFoundAgain() throws Exception {
    ScrapeTargets targets = new ScrapeTargets(folder.resolve("targets.json"));
    assertThat(targets.ports()).isEmpty();
    targets.lay(List.of("jobmanager", "taskmanager-1", "taskmanager-2"));
    Map<String, Integer> ports = targets.ports();
    assertThat(ports).containsOnlyKeys("jobmanager", "taskmanager-1", "taskmanager-2");
    assertThat(ports.values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
  }

  @Test
  void theFileIsOfTheFormThatPrometheusReads() throws Exception {
    ScrapeTargets targets = new ScrapeTargets(folder.resolve("targets.json"));
    targets.lay(List.of("jobmanager"));
    JsonNode first = new ObjectMapper().readTree(targets.file().toFile()).path(0);
    assertThat(first.at("/targets/0").asText())
        .isEqualTo("localhost:" + targets.ports().get("jobmanager"));
    assertThat(first.at("/labels/process").asText()).isEqualTo("jobmanager");
  }
}
