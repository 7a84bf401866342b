package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Says in a snapshot which codec wrote it; codecs tell their own versions apart. */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

  /** Grows with what all codecs write alike: texts and events. */
  private static final int VERSION = 2;

  private Codec<T> codec;

  /** For Flink, which fills it by {@link #readSnapshot}. */
  public CodecSnapshot() {}

  CodecSnapshot(Codec<T> codec) {
    this.codec = codec;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(codec.getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    if (version != VERSION) {
      throw new IOException("state of form " + version + ", known is " + VERSION);
    }
    String name = in.readUTF();
    try {
      codec =
          (Codec<T>)
              Class.forName(name, true, loader)
                  .asSubclass(Codec.class)
                  .getConstructor()
                  .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IOException("state was written by a codec that is not there: " + name, e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return codec;
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof CodecSnapshot<T> other && other.codec.equals(codec)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
