package urbanbrain.send;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Wire;

/**
 * A message on its way to a webhook.
 *
 * @param id the same on every try
 * @param incident messages of one incident are delivered in their order
 * @param body what is posted
 * @param refusals how often the receiver has refused it
 * @param notBefore when it may be tried next, milliseconds since the epoch
 */
record Message(String id, String incident, String body, int refusals, long notBefore) {

  /** A message that has not been tried. */
  static Message fresh(String id, String incident, String body) {
    return new Message(id, incident, body, 0, Long.MIN_VALUE);
  }

  /** The same message, refused once more. */
  Message refused(long tryAgain) {
    return new Message(id, incident, body, refusals + 1, tryAgain);
  }

  /** Writes the messages of a channel that are not delivered. */
  static final class Serializer implements SimpleVersionedSerializer<List<Message>> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<Message> messages) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(256);
      Wire.writeList(messages, out, Serializer::write);
      return out.getCopyOfBuffer();
    }

    private static void write(Message message, DataOutputView out) throws IOException {
      Wire.writeText(message.id(), out);
      Wire.writeText(message.incident(), out);
      Wire.writeText(message.body(), out);
      out.writeInt(message.refusals());
      out.writeLong(message.notBefore());
    }

    @Override
    public List<Message> deserialize(int version, byte[] bytes) throws IOException {
      if (version != VERSION) {
        throw new IOException("undelivered messages of an unknown version: " + version);
      }
      return Wire.readList(new DataInputDeserializer(bytes), Serializer::read);
    }

    private static Message read(DataInputView in) throws IOException {
      return new Message(
          Wire.readText(in), Wire.readText(in), Wire.readText(in), in.readInt(), in.readLong());
    }
  }
}
