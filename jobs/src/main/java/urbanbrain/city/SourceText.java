package urbanbrain.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import urbanbrain.collect.Input;
import urbanbrain.collect.Recording;
import urbanbrain.event.Dictionary;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.mapping.TimeSpec;
import urbanbrain.mqtt.MqttSettings;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads the sources of a city file. */
final class SourceText {

  /** Enough for what networks and retries do; whoever types things in needs more. */
  private static final long DEFAULT_LATENESS = 60_000;

  /** Where records may come from. */
  private static final List<String> ORIGINS = List.of("file", "kafka", "mqtt");

  private final Dictionary streams;
  private final ZoneId zone;
  private final SourceSpec.Guard guard;
  private final Path data;
  private final City.Sources kind;
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<List<?>> sessions = new HashSet<>();

  /**
   * A reading of all sources of one city.
   *
   * @param data where relative paths are looked up
   * @param kind what sources may be
   */
  SourceText(
      Dictionary streams, ZoneId zone, SourceSpec.Guard guard, Path data, City.Sources kind) {
    this.streams = streams;
    this.zone = zone;
    this.guard = guard;
    this.data = data;
    this.kind = kind;
  }

  /** The parts of one source. */
  List<Input> read(YamlNode node) throws IOException {
    Shape shape =
        Shape.of(
            node,
            "a source",
            "name",
            "file",
            "kafka",
            "mqtt",
            "lateness",
            "idle",
            "arrival",
            "events");
    Optional<String> name = shape.need("name").flatMap(Words::name);
    name.ifPresent(given -> take(given, shape.node()));
    List<String> origins = ORIGINS.stream().filter(shape::has).toList();
    if (origins.size() > 1) {
      shape.node().complain("a source is one of: " + String.join(", ", origins));
    }
    if (origins.isEmpty() || origins.get(0).equals("file")) {
      return files(shape, name.orElse(""));
    }
    Optional<YamlNode> origin = shape.get(origins.get(0));
    if (origin.isEmpty()) {
      return List.of(); // said already
    }
    return origins.get(0).equals("kafka")
        ? topic(shape, origin.get(), name.orElse(""))
        : session(shape, origin.get(), name.orElse(""));
  }

  /** In state and on the wire a source is known by a number that is made of its name. */
  private void take(String name, YamlNode node) {
    String other = names.putIfAbsent(StableHash.code(name), name);
    if (name.equals(other)) {
      node.complain("there are two sources named '%s'".formatted(name));
    } else if (other != null) {
      node.complain("'%s' and '%s' share a code: rename one".formatted(other, name));
    }
  }

  private List<Input> files(Shape shape, String name) throws IOException {
    List<Input> inputs = new ArrayList<>();
    Optional<YamlNode> file = shape.need("file");
    if (file.isPresent() && kind == City.Sources.LIVE) {
      file.get().complain("a file is a recording: `replay` reads it, `run` reads what goes on");
    }
    if (file.isPresent()) {
      Shape files = Shape.of(file.get(), "a file", "path", "format");
      for (YamlNode path : files.need("path").map(Scalars::oneOrMore).orElse(List.of())) {
        Optional<String> written = Scalars.text(path);
        if (written.isPresent()) {
          input(shape, name, path, format(files, written.get())).ifPresent(inputs::add);
        }
      }
    }
    return inputs;
  }

  /** A topic, whose partitions are looked up when it is read. */
  private List<Input> topic(Shape shape, YamlNode node, String name) {
    if (kind == City.Sources.RECORDED) {
      node.complain("a topic is read by `run`; what that recorded, by `replay --recording DIR`");
    }
    Columns columns = new Columns(List.of(), false);
    Optional<Input.Topic> topic = TopicText.read(node);
    SourceSpec spec =
        spec(
            shape,
            name,
            new Part(topic.map(Input.Topic::topic).orElse(""), Format.NDJSON, columns));
    return topic.map(t -> List.of(new Input(t, spec))).orElse(List.of());
  }

  /** Topics of a broker of MQTT. */
  private List<Input> session(Shape shape, YamlNode node, String name) {
    if (kind == City.Sources.RECORDED) {
      node.complain("what comes by MQTT is read by `run`: a recording of it is a file");
    }
    Optional<MqttSettings> mqtt = MqttText.read(node, name, data);
    String client = mqtt.map(m -> m.session().clientId()).orElse("");
    if (mqtt.isPresent() && !sessions.add(List.of(mqtt.get().broker().servers(), client))) {
      node.complain("there are two sources with the client id '%s' there".formatted(client));
    }
    String topics = mqtt.map(m -> String.join(", ", m.topics())).orElse("");
    Columns columns = new Columns(List.of(), false);
    SourceSpec spec = spec(shape, name, new Part(topics, Format.NDJSON, columns));
    return mqtt.map(m -> List.of(new Input(new Input.Session(m), spec))).orElse(List.of());
  }

  private static void checkVersions(YamlNode node, Entry entry) {
    StreamType stream = entry.stream();
    if (stream != null && stream.isRevised() && stream.versions().revision() == null) {
      node.complain(
          "%s is revised without a revision: the version that arrived last counts, so say `arrival`"
              .formatted(stream.name()));
    }
  }

  private static Optional<Format> format(Shape files, String path) {
    if (files.has("format")) {
      return files.get("format").flatMap(n -> Scalars.word(n, Format.class));
    }
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".csv")) {
      return Optional.of(Format.CSV);
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return Optional.of(Format.NDJSON);
    }
    files.need("format");
    return Optional.empty();
  }

  /** Whatever is wrong with the file itself, the mapping is looked at too. */
  private Optional<Input> input(Shape shape, String name, YamlNode path, Optional<Format> format)
      throws IOException {
    Path file = data.resolve(path.text()).normalize();
    boolean isThere = Files.isReadable(file) && !Files.isDirectory(file);
    if (!isThere) {
      path.complain("there is no file %s that can be read".formatted(file));
    }
    boolean isKnown = isThere && format.isPresent();
    boolean isTable = format.filter(Format.CSV::equals).isPresent();
    Columns columns =
        new Columns(isKnown ? Recording.columns(file, format.get()) : List.of(), isTable);
    Part part = new Part(path.text(), format.orElse(Format.NDJSON), columns);
    SourceSpec spec = spec(shape, name, part);
    return isKnown ? Optional.of(new Input(file.toString(), spec)) : Optional.empty();
  }

  /**
   * What is read.
   *
   * @param name as dead letters call it
   */
  private record Part(String name, Format format, Columns columns) {}

  private SourceSpec spec(Shape shape, String name, Part part) {
    TimeText times = new TimeText(part.columns(), zone);
    TimeSpec arrival = shape.get("arrival").flatMap(times::read).orElse(null);
    List<Entry> entries = new EventsText(streams, part.columns(), times).read(shape.need("events"));
    if (!shape.has("arrival") && !shape.has("kafka") && !shape.has("mqtt")) {
      entries.forEach(entry -> checkVersions(shape.node(), entry));
    }
    return new SourceSpec(
        name,
        part.name(),
        part.format(),
        part.columns().used(),
        shape.get("lateness").flatMap(Durations::read).orElse(DEFAULT_LATENESS),
        shape.get("idle").flatMap(Durations::read).orElse(SourceSpec.NEVER),
        arrival,
        entries,
        guard);
  }
}
