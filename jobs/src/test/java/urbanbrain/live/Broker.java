package urbanbrain.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import urbanbrain.cluster.ClusterRest;

/** A real broker of Kafka in a process of its own, which can be restarted with what it holds. */
public final class Broker implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private Process process;

  /** Starts one that keeps all in this folder. */
  public Broker(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.port = free();
    Files.writeString(
        folder.resolve("server.properties"), properties(folder.resolve("data"), port, free()));
    run(
        "kafka.tools.StorageTool",
        "format",
        "-t",
        Uuid.randomUuid().toString(),
        "-c",
        folder.resolve("server.properties").toString());
    start();
  }

  private static String properties(Path data, int port, int controller) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@localhost:%2$d
        listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.segment.bytes=33554432
        log.retention.check.interval.ms=10000
        """
        .formatted(port, controller, data);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it, and waits until it answers. */
  void start() throws Exception {
    process =
        java(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "kafka.Kafka",
                folder.resolve("server.properties").toString())
            .start();
    ClusterRest.await(START, "the broker does not answer", this::answers);
  }

  private boolean answers() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(folder.resolve("broker.log")));
    }
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Ends it by force. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** How clients find it. */
  public String servers() {
    return "localhost:" + port;
  }

  void create(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  /** How many records of these topics a group has not committed yet. */
  long lag(String group, List<String> topics) throws Exception {
    try (Admin admin = admin()) {
      Map<TopicPartition, Long> ends = ends(admin, topics);
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long lag = 0;
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        OffsetAndMetadata at = read.get(end.getKey());
        lag += end.getValue() - (at == null ? 0 : at.offset());
      }
      return lag;
    }
  }

  /** How many records of these topics a group has committed that it has read. */
  long committed(String group, List<String> topics) throws IOException {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(read -> topics.contains(read.getKey().topic()))
          .mapToLong(read -> read.getValue().offset())
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Whether a group has committed that it has read up to there. */
  boolean hasCommitted(String group, Map<TopicPartition, Long> ends) throws IOException {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .filter(end -> end.getValue() > 0)
          .allMatch(
              end ->
                  read.containsKey(end.getKey())
                      && read.get(end.getKey()).offset() >= end.getValue());
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Creates a topic that forgets its beginning when it is larger than this. */
  public void create(String topic, int partitions, long bytes) throws Exception {
    try (Admin admin = admin()) {
      NewTopic created = new NewTopic(topic, partitions, (short) 1);
      created.configs(Map.of("retention.bytes", String.valueOf(bytes)));
      admin.createTopics(List.of(created)).all().get();
    }
  }

  /** Gives a topic more partitions. */
  void widen(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    }
  }

  /** All that stands in a topic. */
  List<String> written(String topic) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers());
    Map<TopicPartition, Long> ends = ends(List.of(topic));
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

  /** All that stands in a topic, asked for again and again. */
  List<String> lines(String topic) throws IOException {
    try {
      return written(topic);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Writes messages with keys, and waits until they are there; no text is no value. */
  void write(String topic, Map<String, String> messages) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (Map.Entry<String, String> message : messages.entrySet()) {
        producer.send(new ProducerRecord<>(topic, message.getKey(), message.getValue())).get();
      }
    }
  }

  /** Where the partitions of these topics end. */
  Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
    try (Admin admin = admin()) {
      return ends(admin, topics);
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin, List<String> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private Admin admin() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", servers());
    properties.setProperty("request.timeout.ms", "5000");
    properties.setProperty("default.api.timeout.ms", "15000");
    return Admin.create(properties);
  }

  private ProcessBuilder java(String... command) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("-cp");
    all.add(System.getProperty("java.class.path"));
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()));
  }

  private void run(String... command) throws Exception {
    if (java(command).start().waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve("broker.log")));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
