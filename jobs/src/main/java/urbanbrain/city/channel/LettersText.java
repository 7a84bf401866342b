package urbanbrain.city.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads where what becomes no message goes. */
public final class LettersText {

  private static final List<String> KINDS = List.of("dead", "late", "audit");

  private LettersText() {}

  /** The topics of a city's letters. */
  public static Optional<LetterTopics> read(YamlNode node) {
    Shape letters = Shape.of(node, "letters", "kafka");
    Optional<YamlNode> kafka = letters.need("kafka");
    if (kafka.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(BrokersText.WORDS);
    words.addAll(KINDS);
    Shape shape = Shape.of(kafka.get(), "letters on Kafka", words.toArray(String[]::new));
    String dead = topic(shape, "dead");
    String late = topic(shape, "late");
    String audit = topic(shape, "audit");
    return BrokersText.read(shape).map(brokers -> new LetterTopics(brokers, dead, late, audit));
  }

  private static String topic(Shape shape, String kind) {
    return shape.get(kind).flatMap(BrokersText::topic).orElse(null);
  }
}
