package urbanbrain.collect.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import urbanbrain.collect.Input;
import urbanbrain.flow.decode.Record;

/**
 * The topics of a city as sources of records. Partitions are read side by side, none further ahead
 * of the others than {@link #DRIFT} by the clock of arrival, so that after an outage little is held
 * of what has to wait for the rest. Watermarks serve that alone: decode makes those that count.
 */
public final class Topics {

  /** How far a partition may be ahead of the one that is farthest behind. */
  public static final Duration DRIFT = Duration.ofSeconds(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** A partition that gives nothing for so long does not hold back the others. */
  private static final Duration SILENT = Duration.ofSeconds(5);

  private Topics() {}

  /**
   * The records of all parts that are partitions, a stream for each topic.
   *
   * @param inputs all parts of the city: a record names its own by the index here
   */
  public static List<DataStream<Record>> of(StreamExecutionEnvironment env, List<Input> inputs) {
    Map<String, Map<TopicPartition, Integer>> parts = new LinkedHashMap<>();
    Map<String, Input.Topic> topics = new LinkedHashMap<>();
    for (int part = 0; part < inputs.size(); part++) {
      if (inputs.get(part).origin() instanceof Input.Topic topic) {
        String name = inputs.get(part).spec().name();
        topics.put(name, topic);
        parts
            .computeIfAbsent(name, n -> new LinkedHashMap<>())
            .put(new TopicPartition(topic.topic(), topic.partition()), part);
      }
    }
    List<DataStream<Record>> all = new ArrayList<>();
    topics.forEach((name, topic) -> all.add(read(env, name, topic, parts.get(name))));
    return all;
  }

  private static DataStream<Record> read(
      StreamExecutionEnvironment env,
      String name,
      Input.Topic topic,
      Map<TopicPartition, Integer> parts) {
    // Where a source was in one topic says nothing of another.
    String uid = "collect." + name + " of " + topic.topic();
    WatermarkStrategy<Record> aligned =
        WatermarkStrategy.<Record>forMonotonousTimestamps()
            .withTimestampAssigner((record, received) -> record.received())
            .withIdleness(SILENT)
            .withWatermarkAlignment("collect", DRIFT, LOOK_EVERY);
    return env.fromSource(source(topic, parts), aligned, uid)
        .uid(uid)
        .setParallelism(Math.min(env.getParallelism(), parts.size()));
  }

  @SuppressWarnings("deprecation") // Flink's connector still asks for Kafka's older word
  private static KafkaSource<Record> source(Input.Topic topic, Map<TopicPartition, Integer> parts) {
    Properties properties = topic.brokers().forClient();
    // Partitions that come later have no clock: they are read after the next start, from their
    // beginning where that is no first start.
    properties.setProperty("partition.discovery.interval.ms", "-1");
    OffsetResetStrategy atFirst =
        topic.first() ? OffsetResetStrategy.EARLIEST : OffsetResetStrategy.LATEST;
    return KafkaSource.<Record>builder()
        .setProperties(properties)
        .setPartitions(new HashSet<>(parts.keySet()))
        .setGroupId(topic.group())
        .setClientIdPrefix(topic.group() + "-" + topic.topic())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(atFirst))
        .setDeserializer(new RecordReader(parts))
        .build();
  }
}
