package urbanbrain.collect.rules;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.kafka.Brokers;
import urbanbrain.rule.RuleFiles;

/**
 * That a live city's rules change by what is written to a topic of Kafka: a file a message, its
 * path the key and its text the value, no value if it is to go. A job that begins afresh reads all
 * of the topic, over the files that it comes with; keys may be compacted.
 *
 * @param brokers which have it
 * @param root the folder below which the paths are, as an absolute path
 * @param files what stands there at first
 */
public record RuleTopic(Brokers brokers, String topic, String root, List<RuleFiles.Source> files)
    implements RuleFeed {

  public RuleTopic {
    files = List.copyOf(files);
  }

  @Override
  public DataStream<String> drafts(StreamExecutionEnvironment env) {
    String uid = "collect-rules of " + topic;
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setProperties(brokers.forClient())
            .setTopics(topic)
            .setClientIdPrefix("urban-brain-rules")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new FileMessages(Path.of(root).toString()))
            .build();
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "collect.rules.RuleTopic")
        .uid(uid)
        .setParallelism(1);
  }
}
