package urbanbrain.collect.mqtt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes a split as the number of messages given, 8 bytes. */
final class MqttSplitCodec implements SimpleVersionedSerializer<MqttSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(MqttSplit split) {
    return ByteBuffer.allocate(Long.BYTES).putLong(split.given()).array();
  }

  @Override
  public MqttSplit deserialize(int version, byte[] bytes) throws IOException {
    List<MqttSplit> splits = new Several().deserialize(version, bytes);
    if (splits.size() != 1) {
      throw new IOException("a split of %d bytes".formatted(bytes.length));
    }
    return splits.get(0);
  }

  /** Writes those that no reader has yet, one behind the other. */
  static final class Several implements SimpleVersionedSerializer<List<MqttSplit>> {

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<MqttSplit> splits) {
      ByteBuffer bytes = ByteBuffer.allocate(splits.size() * Long.BYTES);
      splits.forEach(split -> bytes.putLong(split.given()));
      return bytes.array();
    }

    @Override
    public List<MqttSplit> deserialize(int version, byte[] bytes) throws IOException {
      if (version != VERSION || bytes.length % Long.BYTES != 0) {
        throw new IOException("splits of version %d, not %d".formatted(version, VERSION));
      }
      List<MqttSplit> splits = new ArrayList<>();
      for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        splits.add(new MqttSplit(rest.getLong()));
      }
      return splits;
    }
  }
}
