package urbanbrain.send.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import urbanbrain.send.Line;
import urbanbrain.send.format.Format;
import urbanbrain.verdict.Alert;

/** A channel, and other outputs, that are topics of Kafka. */
public final class TopicChannel {

  /** Where Kafka's protocol binding of CloudEvents looks for what a message is. */
  private static final String CONTENT_TYPE = "content-type";

  /** Brokers end a transaction that is older than 15 minutes unless told otherwise. */
  private static final String TRANSACTION_MILLIS = "600000";

  private TopicChannel() {}

  /**
   * A channel. Messages of one incident have one key, so they stand in one partition in their
   * order.
   *
   * @param name of the channel, unique in the job
   */
  public static Sink<Alert> of(Target target, String name, Format format) {
    return sink(
        target, name, new Message<>(target, format.mediaType(), Alert::incident, format::of));
  }

  /** Lines of JSON without a key. */
  public static <T> Sink<T> lines(Target target, String name, Line<T> line) {
    return sink(target, name, new Message<>(target, "application/json", null, line));
  }

  private static <T> Sink<T> sink(Target target, String name, Message<T> message) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(target.brokers().forClient())
        .setProperty("transaction.timeout.ms", TRANSACTION_MILLIS)
        .setRecordSerializer(message)
        .setDeliveryGuarantee(
            target.exactlyOnce() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(name)
        .build();
  }

  /** A value as a message. */
  private record Message<T>(Target target, String mediaType, Line<T> key, Line<T> text)
      implements KafkaRecordSerializationSchema<T> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T value, KafkaSinkContext context, Long timestamp) {
      byte[] type = (mediaType + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8);
      return new ProducerRecord<>(
          target.topic(),
          null,
          null,
          key == null ? null : key.of(value).getBytes(StandardCharsets.UTF_8),
          text.of(value).getBytes(StandardCharsets.UTF_8),
          List.of(new RecordHeader(CONTENT_TYPE, type)));
    }
  }
}
