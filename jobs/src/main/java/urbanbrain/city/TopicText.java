package urbanbrain.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.city.channel.BrokersText;
import urbanbrain.collect.Input;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads a source that is a topic of Kafka. */
final class TopicText {

  private static final String GROUP = "urban-brain";

  private TopicText() {}

  /** Where a first start begins. */
  private enum From {
    EARLIEST,
    LATEST
  }

  static Optional<Input.Topic> read(YamlNode node) {
    List<String> words = new ArrayList<>(List.of("topic", "group", "from"));
    words.addAll(BrokersText.WORDS);
    Shape shape = Shape.of(node, "a topic", words.toArray(String[]::new));
    Optional<String> topic = shape.need("topic").flatMap(BrokersText::topic);
    String group = shape.get("group").flatMap(Words::name).orElse(GROUP);
    From from = shape.get("from").flatMap(n -> Scalars.word(n, From.class)).orElse(From.LATEST);
    return BrokersText.read(shape)
        .flatMap(
            brokers ->
                topic.map(
                    t ->
                        new Input.Topic(
                            brokers, t, group, from == From.EARLIEST, Input.Topic.ALL)));
  }
}
