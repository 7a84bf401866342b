package urbanbrain.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tests of the deployment's files rest on finds what is wrong. */
class FlinkSettingsTest {

  @Test
  void whatFlinkDoesNotKnowIsAProblem() {
    assertThat(problems("execution.checkpointing.intervall", "10s")).hasSize(1);
    assertThat(problems("state.checkpoints.dir", "s3://b/c")).hasSize(1);
    assertThat(problems("metrics.reporter.prom.factory.clas", "x")).hasSize(1);
    assertThat(problems("metrics.reporter.prom.factory.class", "x")).isEmpty();
  }

  @Test
  void whatFlinkCannotReadIsAProblem() {
    assertThat(problems("execution.checkpointing.interval", "soon")).hasSize(1);
    assertThat(problems("taskmanager.memory.process.size", "much")).hasSize(1);
    assertThat(problems("taskmanager.numberOfTaskSlots", "two")).hasSize(1);
    assertThat(problems("execution.checkpointing.externalized-checkpoint-retention", "KEEP"))
        .hasSize(1);
    assertThat(problems("execution.checkpointing.interval", "10s")).isEmpty();
  }

  @Test
  void unalignedCheckpointsAreNoGood() {
    assertThat(FlinkSettings.needs(Map.of("execution.checkpointing.unaligned.enabled", "true")))
        .contains("checkpoints are aligned: a change of rules keeps its place");
  }

  private static Iterable<String> problems(String key, String value) {
    return FlinkSettings.problems(Map.of(key, value));
  }
}
