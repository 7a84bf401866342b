package urbanbrain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;

class CodecSnapshotTest {

  private static final TypeSerializerSnapshot<Event> WRITTEN =
      EventCodec.INSTANCE.snapshotConfiguration();

  private static CodecSnapshot<Event> read(int version) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    WRITTEN.writeSnapshot(out);
    CodecSnapshot<Event> read = new CodecSnapshot<>();
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    read.readSnapshot(version, in, CodecSnapshotTest.class.getClassLoader());
    return read;
  }

  @Test
  void givesTheCodecThatWroteTheState() throws IOException {
    CodecSnapshot<Event> read = read(WRITTEN.getCurrentVersion());
    assertThat(read.restoreSerializer()).isEqualTo(EventCodec.INSTANCE);
    assertThat(WRITTEN.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
  }

  @Test
  void refusesStateOfAnotherForm() {
    int earlier = WRITTEN.getCurrentVersion() - 1;
    assertThatThrownBy(() -> read(earlier))
        .isInstanceOf(IOException.class)
        .hasMessage("state of form 1, known is 2");
  }
}
