package urbanbrain.city.channel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import urbanbrain.geo.Crs;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Severity;
import urbanbrain.rule.privacy.Privacy;
import urbanbrain.send.language.SeverityWords;
import urbanbrain.send.privacy.Reveal;
import urbanbrain.text.Durations;
import urbanbrain.text.Nearest;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads what a channel, and a city, says of how messages speak. */
public final class SpeechText {

  /** What CAP 1.2 allows in a sender: it stands in references. */
  private static final Pattern SENDER = Pattern.compile("[^\\s,<&]{1,200}");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final String ALERTS = "/api/v2/alerts";

  private SpeechText() {}

  /** How a channel speaks; a word that its format has no use for is a problem. */
  public static Speech read(Shape channel, Optional<RuleSet> rules) {
    Optional<Speech.Kind> format =
        channel.get("format").flatMap(n -> Scalars.word(n, Speech.Kind.class));
    Speech.Kind kind = format.orElse(Speech.Kind.CLOUDEVENTS);
    refuse(channel, "sender", kind == Speech.Kind.CAP, "only CAP messages name a sender");
    refuse(
        channel,
        "repeat_every",
        kind == Speech.Kind.ALERTMANAGER,
        "only an Alertmanager is told again of what is open");
    refuse(
        channel,
        "heartbeat",
        kind == Speech.Kind.CLOUDEVENTS,
        "a heartbeat is a CloudEvent: its receiver would not read it");
    return new Speech(
        kind,
        channel.get("reveal").map(n -> reveal(n, rules)).orElse(List.of()),
        channel.get("crs").flatMap(n -> Scalars.word(n, Crs.class)).orElse(Crs.WGS84),
        channel.get("sender").flatMap(SpeechText::sender).orElse(null),
        channel.get("repeat_every").flatMap(SpeechText::often).orElse(Speech.REPEAT_EVERY));
  }

  private static void refuse(Shape channel, String word, boolean isOfUse, String why) {
    if (!isOfUse) {
      channel.get(word).ifPresent(node -> node.complain(why));
    }
  }

  private static List<String> reveal(YamlNode node, Optional<RuleSet> rules) {
    TreeSet<String> known = new TreeSet<>();
    rules.ifPresent(r -> known.addAll(new Privacy(r).secrets()));
    List.copyOf(known).forEach(secret -> known.add(Reveal.field(secret)));
    List<String> reveal = new ArrayList<>();
    for (YamlNode word : Scalars.oneOrMore(node)) {
      Optional<String> text = Scalars.text(word);
      if (text.isPresent() && rules.isPresent() && !known.contains(text.get())) {
        String hint = Nearest.hint(text.get(), known);
        word.complain("no stream has a sensitive field '%s'%s".formatted(text.get(), hint));
      }
      text.ifPresent(reveal::add);
    }
    return reveal;
  }

  private static Optional<String> sender(YamlNode node) {
    Optional<String> text = Scalars.text(node);
    if (text.isPresent() && !SENDER.matcher(text.get()).matches()) {
      node.complain(node.quote() + " is no sender: it has neither spaces nor commas, < nor &");
      return Optional.empty();
    }
    return text;
  }

  private static Optional<Long> often(YamlNode node) {
    Optional<Long> every = Durations.read(node);
    if (every.isPresent() && every.get() < 1_000) {
      node.complain("once a second is the most: " + node.quote());
      return Optional.empty();
    }
    return every;
  }

  /** Where messages are posted: an Alertmanager's own address is enough. */
  public static String target(String url, Speech speech) {
    boolean isWhole = speech.kind() != Speech.Kind.ALERTMANAGER || url.endsWith(ALERTS);
    return isWhole ? url : url.replaceFirst("/+$", "") + ALERTS;
  }

  /** The words for severities, by language. */
  public static SeverityWords severities(YamlNode node) {
    if (!node.isMap()) {
      node.complain("severity_words is a mapping: a language, its words");
    }
    Map<String, Map<Severity, String>> words = new TreeMap<>();
    for (YamlNode.Entry entry : node.entries()) {
      if (!LANGUAGE.matcher(entry.name()).matches()) {
        String text = "'%s' is no language: write en, zh or zh-Hans";
        entry.key().complain(text.formatted(entry.name()));
      } else if (words.put(entry.name(), table(entry.value())) != null) {
        entry.key().complain("'%s' stands twice".formatted(entry.name()));
      }
    }
    return new SeverityWords(words);
  }

  private static Map<Severity, String> table(YamlNode node) {
    Shape shape = Shape.of(node, "a language", "Extreme", "Severe", "Moderate", "Minor");
    Map<Severity, String> table = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      shape.text(severity.name()).ifPresent(word -> table.put(severity, word));
    }
    return table;
  }
}
