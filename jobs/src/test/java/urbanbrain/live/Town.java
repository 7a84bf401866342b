package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.LateLetter;
import urbanbrain.flow.decode.Record;
import urbanbrain.job.LocalReplay;
import urbanbrain.mapping.CsvRow;
import urbanbrain.rule.RuleFiles;

/** The made town, live: its records are produced to topics in the order in which they came in. */
final class Town {

  static final List<String> SOURCES = List.of("speeds", "calls", "networks");

  /** Longer than any outage here. */
  static final String IDLE = "2m";

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path RECORDED = TOP.resolve("testdata/crash_downtown/city.yaml");
  private static final long NOW = 1_800_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Message> messages = new ArrayList<>();
  private int produced;

  /** A record, and the source that it is of. */
  record Message(String topic, byte[] value) {}

  /** All that was recorded. */
  Town() throws Exception {
    this(Set.of());
  }

  /** The same without what came too late to count: it may be read side by side. */
  static Town punctual() throws Exception {
    Set<String> late = new HashSet<>();
    new LocalReplay(recorded())
        .run(
            new Replayed() {
              @Override
              public void late(LateLetter letter) {
                late.add(line(letter.source(), letter.line()));
              }
            });
    return new Town(late);
  }

  private static String line(String source, long position) {
    return source + " " + position;
  }

  private Town(Set<String> without) throws Exception {
    City city = recorded();
    List<List<String>> columns = new ArrayList<>();
    city.sources().forEach(source -> columns.add(null));
    try (Merge records = Merge.of(city.sources())) {
      while (records.hasNext()) {
        Record record = records.next();
        if (record.kind() == Record.Kind.HEADER) {
          columns.set(
              record.source(), CsvRow.names(record.bytes(), record.offset(), record.length()));
        } else if (record.kind() == Record.Kind.DATA) {
          String text = record.text(Integer.MAX_VALUE);
          List<String> names = columns.get(record.source());
          byte[] value = names == null ? bytes(record) : json(names, text);
          String source = city.sources().get(record.source()).spec().name();
          if (!without.contains(line(source, record.position()))) {
            messages.add(new Message(source, value));
          }
        }
      }
    }
  }

  private static byte[] bytes(Record record) {
    return Arrays.copyOfRange(record.bytes(), record.offset(), record.offset() + record.length());
  }

  /**
   * A line of a table as an object; what is no line of it stays as it is, and is none there either.
   */
  private static byte[] json(List<String> names, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != names.size()) {
      return line.getBytes(StandardCharsets.UTF_8);
    }
    ObjectNode row = JSON.createObjectNode();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].matches("-?\\d+(\\.\\d+)?")) {
        row.put(names.get(i), Double.parseDouble(cells[i]));
      } else if (!cells[i].isEmpty()) {
        row.put(names.get(i), cells[i]);
      }
    }
    return row.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The town as it was recorded. */
  static City recorded() throws IOException {
    return recorded(Optional.empty());
  }

  /** The same with the rules as an audit says that they changed. */
  static City recorded(Optional<Path> audit) throws IOException {
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), NOW).changing(audit);
    City.Read read = City.read(RECORDED, given);
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow();
  }

  /** Its city file with topics in place of files, and these channels. */
  static Path live(Path folder, String servers, String channels) throws IOException {
    return Files.writeString(folder.resolve("city.yaml"), sources(servers) + channels);
  }

  /**
   * The same, where a record came in when it was written to its topic, and a source that is silent
   * for {@link #IDLE} holds nobody back.
   */
  static Path idling(Path folder, String servers, String channels) throws IOException {
    String sources = sources(servers).replaceAll("\n    arrival: [^\n]*", "\n    idle: " + IDLE);
    assertThat(sources).contains("idle:").doesNotContain("arrival:");
    return Files.writeString(folder.resolve("city.yaml"), sources + channels);
  }

  /** Its rules, to be changed. */
  static Path copyRules(Path into) throws IOException {
    Path from = TOP.resolve("rules");
    for (RuleFiles.Source file : RuleFiles.read(List.of(from))) {
      Path copy = into.resolve(from.relativize(Path.of(file.path())).toString());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.text());
    }
    return into;
  }

  /** Lets a city file name these rules. */
  static Path withRules(Path city, Path rules) throws IOException {
    String text = Files.readString(city);
    String other = text.replace(TOP.resolve("rules").toString(), rules.toString());
    assertThat(other).isNotEqualTo(text);
    return Files.writeString(city, other);
  }

  /** A city file with these of its sources, in this order. */
  static Path only(List<String> sources, Path city) throws IOException {
    String text = Files.readString(city);
    int from = text.indexOf("  - name: ");
    int to = text.indexOf("channels:");
    StringBuilder only = new StringBuilder(text.substring(0, from));
    for (String source : sources) {
      String own = "  - name: " + source;
      String rest = text.substring(text.indexOf(own), to);
      int next = rest.indexOf("  - name: ", own.length());
      only.append(next < 0 ? rest : rest.substring(0, next));
    }
    Path file = city.resolveSibling("city-" + String.join("-", sources) + ".yaml");
    return Files.writeString(file, only + text.substring(to));
  }

  /** All of its city file but the channels. */
  private static String sources(String servers) throws IOException {
    String text = Files.readString(RECORDED);
    text = text.substring(0, text.indexOf("channels:"));
    text = text.replace("../../rules", TOP.resolve("rules").toString());
    for (String source : SOURCES) {
      text =
          text.replaceAll(
              "file: \\{ path: " + source + "\\.[a-z]+, format: [a-z]+ }",
              "kafka: { servers: \"%s\", topic: %s, from: earliest }".formatted(servers, source));
    }
    assertThat(text).doesNotContain("file:");
    return text;
  }

  int size() {
    return messages.size();
  }

  /** Takes a record of a source. */
  @FunctionalInterface
  interface Taker {
    void take(String source, byte[] value) throws Exception;
  }

  /** Hands on what comes next, up to a part of all. */
  void hand(double upTo, Taker taker) throws Exception {
    int end = (int) Math.round(messages.size() * upTo);
    for (; produced < end; produced++) {
      taker.take(messages.get(produced).topic(), messages.get(produced).value());
    }
  }

  /** What came in at this place. */
  Message message(int place) {
    return messages.get(place);
  }

  /** Produces what comes next, up to a part of all. */
  void produce(String servers, double upTo) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers);
    properties.setProperty("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      int end = (int) Math.round(messages.size() * upTo);
      for (; produced < end; produced++) {
        Message message = messages.get(produced);
        sent.add(producer.send(new ProducerRecord<>(message.topic(), message.value())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }
}
