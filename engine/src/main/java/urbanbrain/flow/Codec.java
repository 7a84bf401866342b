package urbanbrain.flow;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes and reads one type: the base of every serializer of ours. A codec has no parameters, a
 * public constructor without arguments, and copies deeply. One that writes state begins with a
 * version byte, so that a later one can still read it.
 */
public abstract class Codec<T> extends TypeSerializer<T> {

  private final Class<T> type;

  protected Codec(Class<T> type) {
    this.type = type;
  }

  /** Writes all of a value. */
  protected abstract void write(T value, DataOutputView out) throws IOException;

  /** Reads what {@link #write} wrote. */
  protected abstract T read(DataInputView in) throws IOException;

  /** The type information that makes Flink use this codec. */
  public final TypeInformation<T> info() {
    return new CodecInfo<>(this, type);
  }

  @Override
  public final void serialize(T value, DataOutputView out) throws IOException {
    write(value, out);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return read(in);
  }

  /** A deep copy; a codec of immutable values may give the value itself. */
  @Override
  public T copy(T value) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(256);
      write(value, out);
      return read(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("could not copy " + value, e);
    }
  }

  @Override
  public final T copy(T value, T reuse) {
    return copy(value);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    write(read(in), out);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Codec<?> codec && codec.getClass().equals(getClass());
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }

  @Override
  public final TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSnapshot<>(this);
  }
}
