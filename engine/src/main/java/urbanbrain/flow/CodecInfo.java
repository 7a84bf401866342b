package urbanbrain.flow;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that a type is written by a {@link Codec}. */
final class CodecInfo<T> extends TypeInformation<T> {

  private final Codec<T> codec;
  private final Class<T> type;

  CodecInfo(Codec<T> codec, Class<T> type) {
    this.codec = codec;
    this.type = type;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return codec;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return true;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecInfo;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodecInfo<?> info && info.codec.equals(codec);
  }

  @Override
  public int hashCode() {
    return codec.hashCode();
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
