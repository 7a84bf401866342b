package urbanbrain.bench.latency;

import java.nio.file.Path;
import java.util.List;

/**
 * What a job is started with.
 *
 * @param folder of its own
 * @param checkpoints where its checkpoints go, also of its own
 * @param servers brokers
 * @param topic that holds the readings
 * @param receiver where to post
 */
record JobPlan(Path folder, Path checkpoints, String servers, String topic, String receiver) {

  List<String> arguments() {
    return List.of(folder.toString(), checkpoints.toString(), servers, topic, receiver);
  }

  static JobPlan of(List<String> arguments) {
    return new JobPlan(
        Path.of(arguments.get(0)),
        Path.of(arguments.get(1)),
        arguments.get(2),
        arguments.get(3),
        arguments.get(4));
  }
}
