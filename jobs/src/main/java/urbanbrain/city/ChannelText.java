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
import urbanbrain.city.channel.Delivery;
import urbanbrain.city.channel.DeliveryText;
import urbanbrain.city.channel.Routing;
import urbanbrain.city.channel.RoutingText;
import urbanbrain.city.channel.Speech;
import urbanbrain.city.channel.SpeechText;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.ChannelFilter;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the channels of a city file. */
final class ChannelText {

  private static final List<String> FILE_WORDS =
      List.of("path", "name", "format", "reveal", "crs", "sender", "rules", "severities");
  private static final List<String> WEBHOOK_WORDS =
      List.of(
          "url",
          "name",
          "format",
          "reveal",
          "crs",
          "sender",
          "repeat_every",
          "rules",
          "severities");

  private final Optional<RuleSet> rules;
  private final Path folder;
  private final RoutingText routing;
  private final Set<String> names = new HashSet<>();
  private final Set<String> webhooks = new LinkedHashSet<>();
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
    routing.checkTargets(webhooks);
  }

  /** One channel: a file or a webhook. */
  Optional<City.Channel> read(YamlNode node) {
    Shape shape = Shape.of(node, "a channel", "file", "webhook");
    if (shape.words().size() > 1) {
      node.complain("a channel is one of: file, webhook");
      return Optional.empty();
    }
    return shape.has("file")
        ? shape.get("file").flatMap(this::file)
        : shape.get("webhook").flatMap(this::webhook);
  }

  private Optional<City.Channel> file(YamlNode node) {
    Shape shape = Shape.of(node, "a file channel", FILE_WORDS.toArray(String[]::new));
    Speech speech = SpeechText.read(shape, rules);
    String name = name(shape, "file-" + ++files);
    List<String> patterns = patterns(shape);
    List<Severity> severities = severities(shape);
    return shape
        .need("path")
        .flatMap(Scalars::text)
        .map(
            path ->
                new City.Channel(
                    City.Channel.Kind.FILE,
                    name,
                    path,
                    patterns,
                    severities,
                    Delivery.PLAIN,
                    Routing.ALL,
                    speech));
  }

  private Optional<City.Channel> webhook(YamlNode node) {
    List<String> words = new ArrayList<>(WEBHOOK_WORDS);
    words.addAll(DeliveryText.WORDS);
    words.addAll(RoutingText.WORDS);
    Shape shape = Shape.of(node, "a webhook", words.toArray(String[]::new));
    Speech speech = SpeechText.read(shape, rules);
    String name = name(shape, "webhook-" + (webhooks.size() + 1));
    webhooks.add(name);
    List<String> patterns = patterns(shape);
    List<Severity> severities = severities(shape);
    Delivery delivery = DeliveryText.read(shape, folder);
    Routing routed = routing.read(shape, name);
    return shape
        .need("url")
        .flatMap(ChannelText::url)
        .map(url -> SpeechText.target(url, speech))
        .map(
            url ->
                new City.Channel(
                    City.Channel.Kind.WEBHOOK,
                    name,
                    url,
                    patterns,
                    severities,
                    delivery,
                    routed,
                    speech));
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
