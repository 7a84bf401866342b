package urbanbrain.collect.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import urbanbrain.collect.Splitter;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;

/**
 * Makes records of what a topic holds, whatever it is: one without a value is a record without a
 * byte, and becomes a dead letter like any other that cannot be read.
 */
final class RecordReader implements KafkaRecordDeserializationSchema<Record> {

  private static final byte[] NOTHING = new byte[0];

  private final HashMap<TopicPartition, Integer> parts;

  /**
   * Reads the records of these partitions.
   *
   * @param parts of each the index of its {@link urbanbrain.mapping.SourceSpec}
   */
  RecordReader(Map<TopicPartition, Integer> parts) {
    this.parts = new HashMap<>(parts);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Record> out) {
    Integer part = parts.get(new TopicPartition(message.topic(), message.partition()));
    if (part == null) {
      return; // a savepoint may name partitions that the topic has no more
    }
    byte[] value = message.value() == null ? NOTHING : message.value();
    boolean isLarge = value.length > Splitter.LARGEST;
    out.collect(
        new Record(
            isLarge ? Record.Kind.TOO_LARGE : Record.Kind.DATA,
            part,
            message.offset(),
            value,
            0,
            isLarge ? Splitter.SHOWN : value.length,
            message.timestamp()));
  }

  @Override
  public TypeInformation<Record> getProducedType() {
    return new RecordCodec().info();
  }
}
