package urbanbrain.collect;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Wire;

/** Writes how far files have been read. */
final class FilesSplitsCodec {

  private static final int VERSION = 1;

  private FilesSplitsCodec() {}

  /** Writes one split. */
  static SimpleVersionedSerializer<FilesSplit> one() {
    return new Versioned<>(FilesSplitsCodec::writeSplit, FilesSplitsCodec::readSplit);
  }

  /** Writes those that no reader has yet. */
  static SimpleVersionedSerializer<List<FilesSplit>> several() {
    return new Versioned<>(
        (splits, out) -> Wire.writeList(splits, out, FilesSplitsCodec::writeSplit),
        in -> Wire.readList(in, FilesSplitsCodec::readSplit));
  }

  private static void writeSplit(FilesSplit split, DataOutputView out) throws IOException {
    Wire.writeList(split.positions(), out, FilesSplitsCodec::writePosition);
  }

  private static FilesSplit readSplit(DataInputView in) throws IOException {
    return new FilesSplit(Wire.readList(in, FilesSplitsCodec::readPosition));
  }

  private static void writePosition(Position position, DataOutputView out) throws IOException {
    out.writeBoolean(position.hasBegun());
    out.writeBoolean(position.hasEnded());
    out.writeLong(position.offset());
    out.writeLong(position.line());
  }

  private static Position readPosition(DataInputView in) throws IOException {
    return new Position(in.readBoolean(), in.readBoolean(), in.readLong(), in.readLong());
  }

  private record Versioned<T>(Wire.Writer<T> writer, Wire.Reader<T> reader)
      implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(64);
      writer.write(value, out);
      return out.getCopyOfBuffer();
    }

    @Override
    public T deserialize(int version, byte[] bytes) throws IOException {
      if (version != VERSION) {
        throw new IOException("positions of version " + version + ", not " + VERSION);
      }
      return reader.read(new DataInputDeserializer(bytes));
    }
  }
}
