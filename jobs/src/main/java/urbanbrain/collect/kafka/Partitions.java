package urbanbrain.collect.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import urbanbrain.collect.Input;
import urbanbrain.kafka.Brokers;

/** Looks up the partitions of topics: each is a part of its source with a clock of its own. */
public final class Partitions {

  private Partitions() {}

  /**
   * The same parts, with one for each partition in place of a topic.
   *
   * @throws IOException where brokers do not answer, or a topic is not there
   */
  public static List<Input> of(List<Input> inputs) throws IOException, InterruptedException {
    List<Input> parts = new ArrayList<>();
    for (Input input : inputs) {
      if (input.origin() instanceof Input.Topic topic && topic.partition() == Input.Topic.ALL) {
        for (int partition : partitions(topic.brokers(), topic.topic())) {
          String name = topic.topic() + "-" + partition;
          parts.add(new Input(topic.at(partition), input.spec().of(name)));
        }
      } else {
        parts.add(input);
      }
    }
    return parts;
  }

  private static List<Integer> partitions(Brokers brokers, String topic)
      throws IOException, InterruptedException {
    try (Admin admin = Admin.create(brokers.forClient())) {
      Map<String, TopicDescription> found =
          admin.describeTopics(List.of(topic)).allTopicNames().get();
      return found.get(topic).partitions().stream().map(p -> p.partition()).sorted().toList();
    } catch (ExecutionException e) {
      throw new IOException(
          "cannot look up topic %s at %s: %s"
              .formatted(topic, brokers.servers(), e.getCause().getMessage()),
          e.getCause());
    }
  }
}
