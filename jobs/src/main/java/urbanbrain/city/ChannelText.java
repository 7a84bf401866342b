package urbanbrain.city;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.send.ChannelFilter;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the channels of a city file. */
final class ChannelText {

  private ChannelText() {}

  /** One channel: a file or a webhook. */
  static Optional<City.Channel> read(YamlNode node, Optional<RuleSet> rules) {
    Shape shape = Shape.of(node, "a channel", "file", "webhook");
    if (shape.words().size() > 1) {
      node.complain("a channel is one of: file, webhook");
      return Optional.empty();
    }
    return shape.has("file")
        ? shape.get("file").flatMap(n -> file(n, rules))
        : shape.get("webhook").flatMap(n -> webhook(n, rules));
  }

  private static Optional<City.Channel> file(YamlNode node, Optional<RuleSet> rules) {
    Shape shape =
        Shape.of(
            node,
            "a file channel",
            "path",
            "format",
            "reveal",
            "crs",
            "sender",
            "rules",
            "severities");
    Speech speech = SpeechText.read(shape, rules);
    List<String> patterns = patterns(shape, rules);
    List<Severity> severities = severities(shape);
    return shape
        .need("path")
        .flatMap(Scalars::text)
        .map(p -> new City.Channel(City.Channel.Kind.FILE, p, patterns, severities, null, speech));
  }

  private static Optional<City.Channel> webhook(YamlNode node, Optional<RuleSet> rules) {
    Shape shape =
        Shape.of(
            node,
            "a webhook",
            "url",
            "secret_env",
            "format",
            "reveal",
            "crs",
            "sender",
            "repeat_every",
            "rules",
            "severities");
    Speech speech = SpeechText.read(shape, rules);
    List<String> patterns = patterns(shape, rules);
    List<Severity> severities = severities(shape);
    String secret = shape.text("secret_env").orElse(null);
    return shape
        .need("url")
        .flatMap(ChannelText::url)
        .map(url -> SpeechText.target(url, speech))
        .map(
            u ->
                new City.Channel(
                    City.Channel.Kind.WEBHOOK, u, patterns, severities, secret, speech));
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

  private static List<String> patterns(Shape shape, Optional<RuleSet> rules) {
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
