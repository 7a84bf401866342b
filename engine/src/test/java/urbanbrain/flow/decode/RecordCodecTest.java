package urbanbrain.flow.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import urbanbrain.flow.Wire;

class RecordCodecTest {

  private final RecordCodec codec = new RecordCodec();

  @Test
  void aRecordStaysWhatItIs() throws Exception {
    byte[] bytes = "xab".getBytes(StandardCharsets.UTF_8);
    Record record = new Record(Record.Kind.TOO_LARGE, 300, 1L << 40, bytes, 1, 2, 7);
    for (String topic : new String[] {null, "a/b c", ""}) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      codec.serialize(topic == null ? record : record.by(topic), out);
      Record read = codec.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
      assertThat(read.topic()).isEqualTo(topic);
      assertThat(read).hasToString("TOO_LARGE 300:%d ab".formatted(1L << 40));
      assertThat(read.received()).isEqualTo(7);
    }
  }

  @Test
  void whatWasWrittenBeforeThereWereTopicsIsRead() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    Wire.writeText("HEADER", out);
    Wire.writeSize(2, out);
    out.writeLong(1);
    out.writeLong(5);
    Wire.writeSize(1, out);
    out.writeByte('a');
    Record read = codec.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read).hasToString("HEADER 2:1 a");
    assertThat(read.topic()).isNull();
  }
}
