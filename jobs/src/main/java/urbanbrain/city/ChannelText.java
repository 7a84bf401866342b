package urbanbrain.city;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import urbanbrain.asset.Assets;
import urbanbrain.city.channel.BrokersText;
import urbanbrain.city.channel.Delivery;
import urbanbrain.city.channel.DeliveryText;
import urbanbrain.city.channel.Means;
import urbanbrain.city.channel.Routing;
import urbanbrain.city.channel.RoutingText;
import urbanbrain.city.channel.Speech;
import urbanbrain.city.channel.SpeechText;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.ChannelFilter;
import urbanbrain.send.kafka.Target;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the channels of a city file. */
final class ChannelText {

  private static final List<String> WORDS =
      List.of("name", "format", "reveal", "crs", "sender", "rules", "severities");

  private final Optional<RuleSet> rules;
  private final Path folder;
  private final RoutingText routing;
  private final Set<String> names = new HashSet<>();
  private final Set<String> callable = new LinkedHashSet<>();
  private int files;

  /**
   * A reader of all channels.
   *
   * @param rules those of the city, if they have no problem
   * @param folder where files are looked up
   * @param assets the city's areas
   */
  ChannelText(Optional<RuleSet> rules, Path folder, Assets assets) {
    this.rules = rules;
    this.folder = folder;
    this.routing = new RoutingText(assets);
  }

  /** After all were read: complains of names of channels that are none. */
  void end() {
    routing.checkTargets(callable);
  }

  /** One channel: a file, a webhook or a topic. */
  Optional<City.Channel> read(YamlNode node) {
    Shape shape = Shape.of(node, "a channel", "file", "webhook", "kafka");
    if (shape.words().size() > 1) {
      node.complain("a channel is one of: file, webhook, kafka");
      return Optional.empty();
    }
    if (shape.has("file")) {
      return shape.get("file").flatMap(this::file);
    }
    return shape.has("kafka")
        ? shape.get("kafka").flatMap(this::topic)
        : shape.get("webhook").flatMap(this::webhook);
  }

  private static Shape shape(YamlNode node, String what, List<List<String>> words) {
    List<String> all = words.stream().flatMap(List::stream).toList();
    return Shape.of(node, what, all.toArray(String[]::new));
  }

  private Optional<City.Channel> file(YamlNode node) {
    Shape shape = shape(node, "a file channel", List.of(List.of("path"), WORDS));
    String name = name(shape, "file-" + ++files);
    Optional<Means> means = shape.need("path").flatMap(Scalars::text).map(Means.File::new);
    return channel(shape, name, means, Routing.ALL, speech(shape));
  }

  private Optional<City.Channel> webhook(YamlNode node) {
    Shape shape =
        shape(
            node,
            "a webhook",
            List.of(
                List.of("url"),
                WORDS,
                List.of("repeat_every"),
                DeliveryText.WORDS,
                RoutingText.WORDS));
    String name = called(shape, "webhook-");
    Speech speech = speech(shape);
    Delivery delivery = DeliveryText.read(shape, folder);
    Optional<Means> means =
        shape
            .need("url")
            .flatMap(ChannelText::url)
            .map(url -> new Means.Webhook(SpeechText.target(url, speech), delivery));
    return channel(shape, name, means, routing.read(shape, name), speech);
  }

  private Optional<City.Channel> topic(YamlNode node) {
    Shape shape =
        shape(
            node,
            "a channel on Kafka",
            List.of(
                List.of("topic", "guarantee"),
                BrokersText.WORDS,
                WORDS,
                List.of("repeat_every"),
                RoutingText.WORDS));
    String name = called(shape, "kafka-");
    Optional<String> topic = shape.need("topic").flatMap(BrokersText::topic);
    boolean isOnce =
        shape.get("guarantee").flatMap(n -> Scalars.word(n, Guarantee.class)).orElse(null)
            == Guarantee.EXACTLY_ONCE;
    Optional<Means> means =
        BrokersText.read(shape)
            .flatMap(brokers -> topic.map(t -> new Means.Topic(new Target(brokers, t, isOnce))));
    return channel(shape, name, means, routing.read(shape, name), speech(shape));
  }

  /** How often a message may stand in a topic. */
  private enum Guarantee {
    AT_LEAST_ONCE,
    EXACTLY_ONCE
  }

  private Speech speech(Shape shape) {
    return SpeechText.read(shape, rules);
  }

  private Optional<City.Channel> channel(
      Shape shape, String name, Optional<Means> means, Routing routed, Speech speech) {
    List<String> patterns = patterns(shape);
    List<Severity> severities = severities(shape);
    return means.map(m -> new City.Channel(name, m, patterns, severities, routed, speech));
  }

  /** The name of a channel that others may call for help. */
  private String called(Shape shape, String kind) {
    String name = name(shape, kind + (callable.size() + 1));
    callable.add(name);
    return name;
  }

  /** Names stand in the names of files: each is one channel's. */
  private String name(Shape shape, String otherwise) {
    String name = shape.get("name").flatMap(Words::name).orElse(otherwise);
    if (!names.add(name)) {
      shape.get("name").orElse(shape.node()).complain("another channel is called " + name);
    }
    return name;
  }

  private static Optional<String> url(YamlNode node) {
    try {
      URI uri = URI.create(node.text());
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null) {
        return Optional.of(node.text());
      }
      node.complain(node.quote() + " is no URL that begins with http:// or https://");
    } catch (IllegalArgumentException e) {
      node.complain(node.quote() + " is no URL: " + e.getMessage());
    }
    return Optional.empty();
  }

  private List<String> patterns(Shape shape) {
    List<String> patterns = new ArrayList<>();
    for (YamlNode node : shape.get("rules").map(Scalars::oneOrMore).orElse(List.of())) {
      Optional<String> pattern = Scalars.text(node);
      if (pattern.isPresent() && rules.isPresent()) {
        checkPattern(node, rules.get());
      }
      pattern.ifPresent(patterns::add);
    }
    return patterns;
  }

  private static void checkPattern(YamlNode node, RuleSet rules) {
    try {
      if (!ChannelFilter.namesOne(node.text(), rules)) {
        node.complain("no rule fits " + node.quote());
      }
    } catch (IllegalArgumentException e) {
      node.complain(node.quote() + " is no pattern: " + e.getMessage());
    }
  }

  private static List<Severity> severities(Shape shape) {
    List<Severity> severities = new ArrayList<>();
    for (YamlNode node : shape.get("severities").map(Scalars::oneOrMore).orElse(List.of())) {
      Scalars.word(node, Severity.class).ifPresent(severities::add);
    }
    return severities;
  }
}
