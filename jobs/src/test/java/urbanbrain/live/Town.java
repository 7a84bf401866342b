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
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.CsvRow;

/** The made town, live: its records are produced to topics in the order in which they came in. */
final class Town {

  static final List<String> SOURCES = List.of("speeds", "calls", "networks");

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path RECORDED = TOP.resolve("testdata/crash_downtown/city.yaml");
  private static final long NOW = 1_800_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Message> messages = new ArrayList<>();
  private int produced;

  /** A record, and the source that it is of. */
  private record Message(String topic, byte[] value) {}

  Town() throws Exception {
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
          messages.add(new Message(city.sources().get(record.source()).spec().name(), value));
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
    City.Read read = City.read(RECORDED, new City.Given(Optional.empty(), Optional.empty(), NOW));
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow();
  }

  /** Its city file with topics in place of files, and these channels. */
  static Path live(Path folder, String servers, String channels) throws IOException {
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
    return Files.writeString(folder.resolve("city.yaml"), text + channels);
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
