package urbanbrain.send;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import urbanbrain.flow.Wire;

/**
 * How far a file was written at a checkpoint.
 *
 * @param length in bytes; what stands after it was written by a run that failed
 * @param held the values that wait to be sorted, each as its serializer writes it
 */
record FileState(long length, List<byte[]> held) {

  /** Writes the state of file sinks. */
  static final class Serializer implements SimpleVersionedSerializer<FileState> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(FileState state) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(64);
      out.writeLong(state.length());
      Wire.writeList(
          state.held(),
          out,
          (bytes, view) -> {
            Wire.writeSize(bytes.length, view);
            view.write(bytes);
          });
      return out.getCopyOfBuffer();
    }

    @Override
    public FileState deserialize(int version, byte[] bytes) throws IOException {
      if (version != VERSION) {
        throw new IOException("file state of an unknown version: " + version);
      }
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      return new FileState(
          in.readLong(),
          Wire.readList(
              in,
              view -> {
                byte[] value = new byte[Wire.readSize(view)];
                view.readFully(value);
                return value;
              }));
    }
  }
}
