package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.City;
import urbanbrain.cli.Main;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.cluster.LocalCluster;
import urbanbrain.collect.Records;
import urbanbrain.collect.recording.Stores;
import urbanbrain.flow.decode.Record;
import urbanbrain.send.receive.Told;

/**
 * Two hours of event time recorded by the job's jar on a real cluster, with processes killed and a
 * restart inside: a replay of the recording says what receivers of the live job know.
 */
@Timeout(600)
class RecordingIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path GOLDEN =
      Path.of("../testdata/crash_downtown/incidents.golden.ndjson").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LocalCluster.Layout LAYOUT =
      new LocalCluster.Layout(
          2,
          2,
          "1600m",
          Map.of(
              "execution.checkpointing.interval",
              "1s",
              "restart-strategy.exponential-delay.max-backoff",
              "2s"));
  private static final List<String> FACTS =
      List.of("content_id", "state", "reason", "severity", "start", "end");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Broker broker;
  private LocalCluster cluster;
  private ClusterRest rest;
  private String jar;
  private Path city;
  private Path recording;

  @BeforeEach
  void start() throws Exception {
    recording = folder.resolve("recording");
    broker = new Broker(folder.resolve("broker"));
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(Path.of(entry));
    }
    try (Stream<Path> web = Files.list(TARGET.resolve("cluster"))) {
      web.forEach(jars::add);
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      cluster = new LocalCluster(folder.resolve("cluster"), jars, socket.getLocalPort());
    }
    cluster.start(LAYOUT);
    rest = cluster.rest();
    jar = rest.upload(TARGET.resolve("urban-brain-job.jar"));
  }

  @AfterEach
  void stop() throws Exception {
    if (cluster != null) {
      cluster.stop();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private void topics(int partitions) throws Exception {
    broker.create("speeds", partitions);
    for (String topic : List.of("calls", "networks", "alerts", "late")) {
      broker.create(topic, 1);
    }
    String rest =
        """
        channels: [ kafka: { servers: "%1$s", topic: alerts } ]
        letters: { kafka: { servers: "%1$s", late: late } }
        record: { dir: recording, rotate: 40KB }
        """
            .formatted(broker.servers());
    city = Town.live(folder, broker.servers(), rest);
  }

  private String submit(int parallelism, Optional<String> savepoint) throws Exception {
    List<String> arguments = List.of(city.toString(), "--out", folder.resolve("out").toString());
    return rest.run(jar, arguments, parallelism, savepoint);
  }

  private void awaitRead() throws Exception {
    ClusterRest.await(
        PATIENCE,
        "the job has not read all",
        () -> {
          try {
            return broker.lag("urban-brain", Town.SOURCES) == 0;
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
  }

  @Test
  void aRecordingReplaysToWhatReceiversKnow() throws Exception {
    topics(1);
    tasksEnd();
    Path out = checked();
    assertThat(facts(Files.readAllLines(out.resolve("incidents.ndjson"))))
        .isEqualTo(facts(Files.readAllLines(GOLDEN)));
  }

  @Test
  void partitionsAreReplayedAsTheyWereRead() throws Exception {
    topics(3);
    masterEnds();
    checked();
  }

  /** Holds a recording and its replay against the broker; gives the folder of the replay. */
  private Path checked() throws Exception {
    Map<String, List<String>> produced = new TreeMap<>();
    for (String topic : Town.SOURCES) {
      written(topic).forEach((part, values) -> produced.put(topic + " " + part, values));
    }
    assertThat(recorded()).isEqualTo(produced);
    Path out = folder.resolve("replayed");
    replay(out);
    List<String> live = folded(written("alerts").get("alerts-0"));
    assertThat(live).hasSizeGreaterThan(15);
    assertThat(folded(told(out))).isEqualTo(live);
    assertThat(new TreeSet<>(Files.readAllLines(out.resolve("late.ndjson"))))
        .isNotEmpty()
        .isEqualTo(new TreeSet<>(written("late").get("late-0")));
    return out;
  }

  /** Tasks are killed, and the job is stopped and goes on from its savepoint, as another job. */
  private void tasksEnd() throws Exception {
    Town town = new Town();
    String job = submit(2, Optional.empty());
    town.produce(broker.servers(), 0.3);
    awaitRead();
    town.produce(broker.servers(), 0.4);
    for (int task = 1; task <= 2; task++) {
      cluster.taskManager(task).destroyForcibly();
      cluster.startTaskManager(task);
    }
    town.produce(broker.servers(), 0.6);
    awaitRead();
    String savepoint = rest.stop(job, false, PATIENCE);
    town.produce(broker.servers(), 0.8);
    job = submit(1, Optional.of(savepoint));
    town.produce(broker.servers(), 1);
    awaitRead();
    rest.stop(job, true, PATIENCE);
  }

  /** The master is killed: the job is begun again from its last checkpoint. */
  private void masterEnds() throws Exception {
    Town town = new Town();
    String job = submit(2, Optional.empty());
    town.produce(broker.servers(), 0.4);
    awaitRead();
    town.produce(broker.servers(), 0.5);
    cluster.jobManager().destroyForcibly();
    cluster.startJobManager();
    town.produce(broker.servers(), 1);
    awaitRead();
    rest.stop(job, true, PATIENCE);
  }

  /** The records of each part as they were recorded. */
  private Map<String, List<String>> recorded() throws IOException {
    City.Given given =
        new City.Given(Optional.empty(), Optional.empty(), 0).from(Optional.of(recording));
    City taped = City.read(city, given).city().orElseThrow();
    Map<String, List<String>> all = new TreeMap<>();
    try (Records records = Stores.of(taped.sources()).open()) {
      while (records.hasNext()) {
        Record record = records.next();
        var spec = taped.sources().get(record.source()).spec();
        List<String> part =
            all.computeIfAbsent(spec.name() + " " + spec.file(), n -> new ArrayList<>());
        assertThat(record.position()).isEqualTo(part.size());
        part.add(record.text(Integer.MAX_VALUE));
      }
    }
    try (Stream<Path> files = Files.list(recording)) {
      assertThat(files).hasSizeGreaterThan(5);
    }
    return all;
  }

  /** As people do it. */
  private void replay(Path out) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("replay", city.toString(), "--recording", recording.toString()));
    command.addAll(List.of("--out", out.toString(), "--no-report"));
    Path log = folder.resolve("replay.log");
    ProcessBuilder replay = new ProcessBuilder(command).redirectErrorStream(true);
    int code = replay.redirectOutput(log.toFile()).start().waitFor();
    assertThat(code).as(() -> log.toUri().toString()).isEqualTo(Main.DONE);
    assertThat(log).content().doesNotContain("WARN");
  }

  /** The messages of a replay, but for those of rules on trial, which topics do not get. */
  private static List<String> told(Path out) throws IOException {
    List<String> messages = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("alerts.ndjson"))) {
      if (!JSON.readTree(line).path("data").path("trial").asBoolean()) {
        messages.add(line);
      }
    }
    return messages;
  }

  private static List<String> folded(List<String> messages) throws Exception {
    Told told = new Told();
    for (String message : messages) {
      told.take(message);
    }
    return facts(told.standing());
  }

  private static List<String> facts(List<String> incidents) throws Exception {
    List<String> facts = new ArrayList<>();
    for (String line : incidents) {
      JsonNode incident = JSON.readTree(line);
      ObjectNode fact = JSON.createObjectNode();
      FACTS.forEach(field -> fact.set(field, incident.path(field)));
      facts.add(fact.toString());
    }
    return facts;
  }

  /** All that stands in a topic, by partition. */
  private Map<String, List<String>> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker.servers());
    Map<TopicPartition, Long> ends = broker.ends(List.of(topic));
    Map<String, List<String>> values = new TreeMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values
              .computeIfAbsent(topic + "-" + record.partition(), p -> new ArrayList<>())
              .add(record.value());
        }
      }
    }
    return values;
  }
}
