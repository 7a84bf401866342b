package urbanbrain.send.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import urbanbrain.flow.Wire;

/**
 * What a checkpoint keeps of a channel.
 *
 * @param messages those that are not delivered, each incident's in their order
 * @param gone the address that wants no message ever again, or null
 */
record Backlog(List<Message> messages, String gone) {

  Backlog {
    messages = List.copyOf(messages);
  }

  /** Writes and reads it. */
  static final class Serializer implements SimpleVersionedSerializer<Backlog> {

    /** Bodies are packed by {@code common-1.txt}. */
    private static final int VERSION = 3;

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(Backlog backlog) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(256);
      Wire.writeText(backlog.gone(), out);
      Wire.writeList(backlog.messages(), out, Message::write);
      return out.getCopyOfBuffer();
    }

    @Override
    public Backlog deserialize(int version, byte[] bytes) throws IOException {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      if (version != VERSION) {
        throw new IOException("undelivered messages of an unknown version: " + version);
      }
      String gone = Wire.readText(in);
      return new Backlog(new ArrayList<>(Wire.readList(in, Message::read)), gone);
    }
  }
}
