package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;
import urbanbrain.collect.mqtt.Mosquitto;
import urbanbrain.collect.mqtt.Proxy;
import urbanbrain.collect.mqtt.Publisher;
import urbanbrain.job.LocalReplay;
import urbanbrain.send.receive.Told;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * The job's jar on a real cluster: the made town live, its speeds by MQTT and the rest by Kafka,
 * while the broker of the speeds is restarted and its connection cut: in the end receivers know
 * what a replay of the recording says.
 */
@Timeout(300)
class LiveMixedIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final LocalCluster.Layout LAYOUT =
      new LocalCluster.Layout(1, 2, "1600m", Map.of("execution.checkpointing.interval", "1s"));
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SPEEDS = "riverton/speeds";
  private static final List<String> FACTS =
      List.of("content_id", "state", "reason", "severity", "start", "end");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Broker kafka;
  private Mosquitto mosquitto;
  private Proxy proxy;
  private Publisher publisher;
  private KafkaProducer<byte[], byte[]> producer;
  private LocalCluster cluster;

  @BeforeEach
  void start() throws Exception {
    kafka = new Broker(folder.resolve("kafka"));
    for (String topic : List.of("calls", "networks", "alerts", "dead")) {
      kafka.create(topic, 1);
    }
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", kafka.servers());
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    mosquitto = Mosquitto.open(folder.resolve("mosquitto"));
    proxy = new Proxy(mosquitto.port());
    publisher = new Publisher(mosquitto.port());
    cluster = cluster();
    cluster.start(LAYOUT);
  }

  private LocalCluster cluster() throws Exception {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (Stream<Path> web = Files.list(TARGET.resolve("cluster"))) {
      web.forEach(jars::add);
    }
    try (ServerSocket free = new ServerSocket(0)) {
      return new LocalCluster(folder.resolve("cluster"), jars, free.getLocalPort());
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
    producer.close();
    publisher.close();
    proxy.close();
    mosquitto.close();
    kafka.close();
  }

  @Test
  void whatComesByEitherIsJoinedAsInAReplay() throws Exception {
    String job = run();
    Town town = new Town();
    send(town, 0.3);
    proxy.cut();
    send(town, 0.6);
    mosquitto.restart();
    send(town, 1);
    awaitRead();
    cluster.rest().stop(job, true, PATIENCE);
    Told told = new Told();
    for (String message : written("alerts")) {
      told.take(message);
    }
    List<String> expected = replayed();
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(facts(told)).isEqualTo(expected);
    assertThat(deadPlaces()).contains(SPEEDS, "networks-0");
  }

  /** Submits the job, and waits until it hears what comes by MQTT. */
  private String run() throws Exception {
    String channels =
        """
        channels:
          - kafka: { servers: "%1$s", topic: alerts }
        letters: { kafka: { servers: "%1$s", dead: dead } }
        """
            .formatted(kafka.servers());
    Path file = Town.live(folder, kafka.servers(), channels);
    String text = Files.readString(file);
    String mqtt = "mqtt: { servers: \"127.0.0.1:%d\", topics: riverton/# }".formatted(proxy.port());
    String both = text.replaceFirst("kafka: \\{[^}]* topic: speeds,[^}]*}", mqtt);
    assertThat(both).isNotEqualTo(text);
    Files.writeString(file, both);
    ClusterRest rest = cluster.rest();
    String jar = rest.upload(TARGET.resolve("urban-brain-job.jar"));
    List<String> words = List.of(file.toString(), "--out", folder.resolve("out").toString());
    String job = rest.run(jar, words, 2, Optional.empty());
    ClusterRest.await(PATIENCE, "nobody listens", this::isHeard);
    return job;
  }

  /** Whether a message has come that nobody understands: until then the broker keeps none. */
  private boolean isHeard() throws IOException {
    try {
      publisher.send("riverton/hello", "hello");
      return written("dead").stream().anyMatch(letter -> letter.contains("riverton/hello"));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void send(Town town, double upTo) throws Exception {
    List<CompletableFuture<?>> speeds = new ArrayList<>();
    List<Future<RecordMetadata>> others = new ArrayList<>();
    town.hand(
        upTo,
        (source, value) -> {
          if (source.equals("speeds")) {
            speeds.add(publisher.begin(SPEEDS, MqttQos.AT_LEAST_ONCE, value));
          } else {
            others.add(producer.send(new ProducerRecord<>(source, value)));
          }
        });
    for (Future<RecordMetadata> other : others) {
      other.get();
    }
    CompletableFuture.allOf(speeds.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
  }

  /** A session keeps the order: what is sent now comes last. */
  private void awaitRead() throws Exception {
    publisher.send("riverton/bye", "bye");
    ClusterRest.await(
        PATIENCE,
        "the job has not read all",
        () -> {
          try {
            return kafka.lag("urban-brain", List.of("calls", "networks")) == 0
                && written("dead").stream().anyMatch(letter -> letter.contains("riverton/bye"));
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
  }

  /** Where dead letters stood. */
  private Set<String> deadPlaces() throws Exception {
    Set<String> places = new HashSet<>();
    for (String letter : written("dead")) {
      places.add(JSON.readTree(letter).path("file").asText());
    }
    return places;
  }

  /** What receivers of a replay know in the end. */
  private static List<String> replayed() throws Exception {
    Told told = new Told();
    new LocalReplay(Town.recorded())
        .run(
            new LocalReplay.Listener() {
              @Override
              public void alert(Alert alert) {
                if (!alert.trial()) {
                  told.take(alert);
                }
              }

              @Override
              public void incident(Incident incident) {
                // messages are compared
              }

              @Override
              public void audit(AuditLine line) {
                // messages are compared
              }
            });
    return facts(told);
  }

  /** What is the same however much of it a channel may be told. */
  private static List<String> facts(Told told) throws Exception {
    List<String> facts = new ArrayList<>();
    for (String line : told.standing()) {
      JsonNode incident = JSON.readTree(line);
      facts.add(String.join(" ", FACTS.stream().map(f -> incident.path(f).asText()).toList()));
    }
    return facts;
  }

  /** All that stands in a topic. */
  private List<String> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", kafka.servers());
    Map<TopicPartition, Long> ends = kafka.ends(List.of(topic));
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
