package urbanbrain.collect.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import urbanbrain.collect.Splitter;
import urbanbrain.flow.decode.Record;

class RecordReaderTest {

  private final RecordReader reader =
      new RecordReader(
          Map.of(new TopicPartition("calls", 0), 3, new TopicPartition("calls", 1), 4));

  private Record read(int partition, byte[] value) {
    List<Record> records = all(partition, value);
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private List<Record> all(int partition, byte[] value) {
    List<Record> records = new ArrayList<>();
    ConsumerRecord<byte[], byte[]> message =
        new ConsumerRecord<>(
            "calls",
            partition,
            70,
            1_000,
            TimestampType.CREATE_TIME,
            -1,
            -1,
            null,
            value,
            new RecordHeaders(),
            Optional.empty());
    reader.deserialize(
        message,
        new Collector<>() {
          @Override
          public void collect(Record record) {
            records.add(record);
          }

          @Override
          public void close() {
            // holds nothing
          }
        });
    return records;
  }

  @Test
  void whatTheTopicHadBeforeItHadFewerPartitionsIsNoneOfOurs() {
    assertThat(all(2, new byte[] {1})).isEmpty();
  }

  @Test
  void aRecordIsOfItsPartitionAndCameInAtItsTimestamp() {
    Record record = read(1, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(record.kind()).isEqualTo(Record.Kind.DATA);
    assertThat(record.source()).isEqualTo(4);
    assertThat(record.position()).isEqualTo(70);
    assertThat(record.received()).isEqualTo(1_000);
    assertThat(record.text(10)).isEqualTo("{}");
  }

  @Test
  void whatHasNoValueIsARecordThatCannotBeRead() {
    assertThat(read(0, null).length()).isZero();
    assertThat(read(0, null).kind()).isEqualTo(Record.Kind.DATA);
  }

  @Test
  void whatIsTooLargeIsShownByItsStart() {
    assertThat(read(0, new byte[Splitter.LARGEST]).kind()).isEqualTo(Record.Kind.DATA);
    Record large = read(0, new byte[Splitter.LARGEST + 1]);
    assertThat(large.kind()).isEqualTo(Record.Kind.TOO_LARGE);
    assertThat(large.length()).isEqualTo(Splitter.SHOWN);
  }
}
