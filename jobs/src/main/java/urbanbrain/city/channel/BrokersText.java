package urbanbrain.city.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import urbanbrain.kafka.Brokers;
import urbanbrain.text.Redaction;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads which brokers are meant, and names of topics of Kafka. */
public final class BrokersText {

  /** Its words. */
  public static final List<String> WORDS = List.of("servers", "properties");

  private static final Pattern SERVER =
      Pattern.compile("[^\\s,:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}");

  /** What Kafka allows in the name of a topic. */
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  private static final Set<String> OURS =
      Set.of(
          "bootstrap.servers", "group.id", "client.id", "enable.auto.commit", "auto.offset.reset");

  private BrokersText() {}

  /** The brokers that a source or a channel names. */
  public static Optional<Brokers> read(Shape shape) {
    List<String> servers = new ArrayList<>();
    for (YamlNode node : shape.need("servers").map(Scalars::oneOrMore).orElse(List.of())) {
      server(node).ifPresent(servers::add);
    }
    Map<String, String> properties = new TreeMap<>();
    shape.get("properties").ifPresent(node -> read(node, properties));
    return servers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Brokers(String.join(",", servers), properties));
  }

  /** A host and its port. */
  public static Optional<String> server(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !SERVER.matcher(text.get()).matches()) {
      node.complain(node.quote() + " is no server: write host:port");
      return Optional.empty();
    }
    return text;
  }

  private static void read(YamlNode node, Map<String, String> properties) {
    if (!node.isMap()) {
      node.complain("properties are a mapping: Kafka's name, its value");
    }
    for (YamlNode.Entry entry : node.entries()) {
      Optional<String> value = Scalars.text(entry.value());
      if (OURS.contains(entry.name())) {
        entry.key().complain("'%s' is set already, by words of its own".formatted(entry.name()));
      } else if (value.isPresent() && mustBeLookedUp(entry.name(), value.get())) {
        // The value is not repeated.
        entry
            .key()
            .complain(
                "no secret stands in a city file: write '%s' as ${env:NAME} or ${file:PATH:KEY}"
                    .formatted(entry.name()));
      } else {
        value.ifPresent(text -> properties.put(entry.name(), text));
      }
    }
  }

  private static boolean mustBeLookedUp(String name, String value) {
    return Redaction.isSecret(name) && !Brokers.isLookedUp(value);
  }

  /** The name of a topic. */
  public static Optional<String> topic(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !TOPIC.matcher(text.get()).matches()) {
      node.complain(node.quote() + " is no topic: it has letters, digits, '.', '_' and '-'");
      return Optional.empty();
    }
    return text;
  }
}
