package urbanbrain.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import urbanbrain.asset.Assets;
import urbanbrain.asset.AssetsFile;
import urbanbrain.city.channel.LetterTopics;
import urbanbrain.city.channel.LettersText;
import urbanbrain.city.channel.SpeechText;
import urbanbrain.collect.Input;
import urbanbrain.collect.recording.Keeping;
import urbanbrain.collect.recording.Stores;
import urbanbrain.collect.rules.RuleFeed;
import urbanbrain.event.Dictionary;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.send.language.SeverityWords;
import urbanbrain.text.Durations;
import urbanbrain.text.Problem;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads a city file and the rules that it names. */
final class CityFile {

  /** Clocks that are set by hand differ by less. */
  private static final long DEFAULT_SKEW = 60_000;

  private static final String[] WORDS = {
    "city",
    "zone",
    "rules",
    "assets",
    "sources",
    "channels",
    "letters",
    "record",
    "rules_every",
    "rules_topic",
    "severity_words",
    "until",
    "skew"
  };

  private final Path folder;
  private final City.Given given;
  private final List<Problem> problems = new ArrayList<>();
  private List<RuleFiles.Source> rules = List.of();
  private List<EditionText> editions = List.of();
  private List<Path> roots = List.of();
  private Optional<RuleFeed> feed = Optional.empty();

  private CityFile(Path folder, City.Given given) {
    this.folder = folder;
    this.given = given;
  }

  static City.Read read(Path file, City.Given given) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    CityFile reading = new CityFile(file.toAbsolutePath().getParent(), given);
    Optional<City> city = Optional.empty();
    Optional<YamlNode> root = YamlNode.parse(file.toString(), text, reading.problems);
    if (root.isPresent()) {
      city = reading.city(root.get());
    }
    List<Problem> all = new ArrayList<>(new LinkedHashSet<>(reading.problems));
    all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    all.sort(Comparator.comparing(p -> !p.file().equals(file.toString())));
    return new City.Read(all.isEmpty() ? city : Optional.empty(), all, reading.rules, reading.feed);
  }

  private Optional<City> city(YamlNode root) throws IOException {
    Shape shape = Shape.of(root, "a city file", WORDS);
    Optional<String> name = shape.need("city").flatMap(Words::name);
    Optional<ZoneId> zone = shape.need("zone").flatMap(CityFile::zone);
    ZoneId local = zone.orElse(ZoneOffset.UTC);
    long until = shape.get("until").flatMap(n -> TimeText.instant(n, local)).orElse(given.now());
    long skew = shape.get("skew").flatMap(Durations::read).orElse(DEFAULT_SKEW);
    RuleFiles.Compiled compiled = rules(shape, local);
    feed = new RuleFeedText(roots, rules).read(shape);
    problems.addAll(compiled.problems());
    Assets assets = assets(shape, compiled.streams());
    SourceSpec.Guard guard = new SourceSpec.Guard(skew, until);
    List<Input> inputs = inputs(shape, compiled.streams(), local, guard);
    Optional<RuleSet> rules = compiled.rules();
    List<City.Channel> channels = channels(shape, rules, assets);
    SeverityWords words =
        shape.get("severity_words").map(SpeechText::severities).orElse(SeverityWords.USUAL);
    LetterTopics letters = shape.get("letters").flatMap(LettersText::read).orElse(null);
    Keeping recording = shape.get("record").flatMap(n -> RecordText.read(n, folder)).orElse(null);
    return rules.flatMap(
        r ->
            name.flatMap(
                n ->
                    zone.map(
                        z ->
                            edited(
                                new City(
                                    n, z, r, inputs, channels, until, skew, assets, words, letters,
                                    recording)))));
  }

  /** The city with every edition of its rules, each counting from its time. */
  private City edited(City city) {
    if (editions.isEmpty()) {
      return city;
    }
    Rulebook book = city.book(rules);
    editions.subList(1, editions.size()).forEach(book::take);
    return city.with(book.clocks().all());
  }

  private List<City.Channel> channels(Shape shape, Optional<RuleSet> rules, Assets assets) {
    List<City.Channel> channels = new ArrayList<>();
    ChannelText channel = new ChannelText(rules, folder, assets);
    for (YamlNode node : list(shape.get("channels"), "channels")) {
      channel.read(node).ifPresent(channels::add);
    }
    channel.end();
    return channels;
  }

  private List<Input> inputs(Shape shape, Dictionary streams, ZoneId zone, SourceSpec.Guard guard)
      throws IOException {
    SourceText source =
        new SourceText(streams, zone, guard, given.data().orElse(folder), given.kind());
    List<Input> inputs = new ArrayList<>();
    for (YamlNode node : list(shape.need("sources"), "sources")) {
      inputs.addAll(source.read(node));
    }
    return problems.isEmpty() && given.recording().isPresent()
        ? recorded(shape, inputs, given.recording().get())
        : inputs;
  }

  private static List<Input> recorded(Shape shape, List<Input> live, Path from) {
    try {
      return Stores.recorded(from, live);
    } catch (IOException e) {
      shape.node().complain(e.getMessage());
      return live;
    }
  }

  private static List<YamlNode> list(Optional<YamlNode> node, String what) {
    return node.map(n -> Words.list(n, what)).orElse(List.of());
  }

  private Assets assets(Shape shape, Dictionary streams) throws IOException {
    AssetsFile reading = new AssetsFile(streams, problems);
    for (YamlNode node : shape.get("assets").map(Scalars::oneOrMore).orElse(List.of())) {
      Optional<Path> file = Scalars.text(node).map(folder::resolve).map(Path::normalize);
      if (file.isPresent() && Files.isRegularFile(file.get())) {
        String text = new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
        reading.read(file.get().toString(), text);
      } else if (file.isPresent()) {
        node.complain(node.quote() + " is not there: assets are looked up beside the city file");
      }
    }
    return reading.assets();
  }

  private static Optional<ZoneId> zone(YamlNode node) {
    try {
      return Scalars.text(node).map(ZoneId::of);
    } catch (DateTimeException e) {
      node.complain(node.quote() + " is no time zone: write one as Europe/Berlin or UTC");
      return Optional.empty();
    }
  }

  private RuleFiles.Compiled rules(Shape shape, ZoneId zone) throws IOException {
    if (given.editions().isPresent()) {
      editions = AuditedEditions.read(given.editions().get());
      rules = editions.get(0).after(List.of());
    } else {
      roots = given.rules().map(List::of).orElse(roots(shape));
      rules = sources(RuleFiles.read(roots(shape)));
    }
    return RuleFiles.compile(rules, new Setting(zone));
  }

  private List<RuleFiles.Source> sources(List<RuleFiles.Source> named) throws IOException {
    if (given.rules().isEmpty()) {
      return named;
    }
    List<RuleFiles.Source> others = new ArrayList<>(RuleFiles.read(List.of(given.rules().get())));
    if (others.stream().noneMatch(RuleFiles.Source::declaresStreams)) {
      named.stream().filter(RuleFiles.Source::declaresStreams).forEach(others::add);
    }
    return others;
  }

  private List<Path> roots(Shape shape) {
    List<Path> roots = new ArrayList<>();
    for (YamlNode node : shape.need("rules").map(Scalars::oneOrMore).orElse(List.of())) {
      Optional<Path> root = Scalars.text(node).map(folder::resolve).map(Path::normalize);
      if (root.isPresent() && !Files.exists(root.get())) {
        node.complain(node.quote() + " is not there: rules are looked up beside the city file");
      } else {
        root.ifPresent(roots::add);
      }
    }
    return roots;
  }
}
