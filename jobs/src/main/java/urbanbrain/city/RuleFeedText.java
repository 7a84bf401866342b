package urbanbrain.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.city.channel.BrokersText;
import urbanbrain.collect.rules.Rereading;
import urbanbrain.collect.rules.RuleFeed;
import urbanbrain.collect.rules.RuleTopic;
import urbanbrain.rule.RuleFiles;
import urbanbrain.text.Durations;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads how a live city's rules change while it runs. */
final class RuleFeedText {

  private static final String EVERY = "rules_every";
  private static final String TOPIC = "rules_topic";

  private final List<String> roots;
  private final List<RuleFiles.Source> files;

  /**
   * Changes of these rules.
   *
   * @param roots the folders and files in which they stand
   */
  RuleFeedText(List<Path> roots, List<RuleFiles.Source> files) {
    this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize().toString()).toList();
    this.files = files;
  }

  /** Where changes come from; nothing where the rules stay. */
  Optional<RuleFeed> read(Shape city) {
    Optional<YamlNode> every = city.get(EVERY);
    Optional<YamlNode> topic = city.get(TOPIC);
    if (every.isPresent() && topic.isPresent()) {
      topic.get().complain("the rules change either by `rules_every` or by `rules_topic`");
    }
    return topic.isPresent()
        ? topic.flatMap(this::topic)
        : every.flatMap(Durations::read).map(millis -> new Rereading(roots, millis, files));
  }

  private Optional<RuleFeed> topic(YamlNode node) {
    List<String> words = new ArrayList<>(BrokersText.WORDS);
    words.add("topic");
    Shape shape = Shape.of(node, "a topic of rules", words.toArray(String[]::new));
    Optional<String> topic = shape.need("topic").flatMap(BrokersText::topic);
    return BrokersText.read(shape)
        .flatMap(
            brokers ->
                topic.flatMap(
                    name ->
                        roots.stream()
                            .findFirst()
                            .map(root -> new RuleTopic(brokers, name, root, files))));
  }
}
