package urbanbrain.send.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import urbanbrain.flow.Wire;
import urbanbrain.send.Packing;

/**
 * A message on its way to a webhook.
 *
 * @param text what it is and says
 * @param since when it came, milliseconds since the epoch
 * @param tries how often it was tried without success
 * @param refusals how often the receiver has refused it as it is
 * @param notBefore when it may be tried next, milliseconds since the epoch
 */
record Message(Text text, long since, int tries, int refusals, long notBefore) {

  /**
   * What is sent.
   *
   * @param id the same on every try
   * @param incident messages of one incident are delivered in their order
   * @param mediaType of the body
   * @param packed the body, see {@link Packing}
   */
  record Text(String id, String incident, String mediaType, byte[] packed) {

    static Text of(String id, String incident, String mediaType, String body) {
      byte[] packed = Packing.pack(body.getBytes(StandardCharsets.UTF_8));
      return new Text(id, incident, mediaType, packed);
    }

    /** What is posted, UTF-8. */
    byte[] body() {
      return Packing.unpack(packed);
    }

    /** Whether the other one is the same, word for word. */
    boolean says(Text other) {
      return id.equals(other.id) && Arrays.equals(packed, other.packed);
    }
  }

  /** A message that has not been tried. */
  static Message fresh(Text text, long now) {
    return new Message(text, now, 0, 0, Long.MIN_VALUE);
  }

  /** The same message, tried once more in vain. */
  Message tried(long next) {
    return new Message(text, since, tries + 1, refusals, next);
  }

  /** The same message, refused once more. */
  Message refused(long next) {
    return new Message(text, since, tries, refusals + 1, next);
  }

  String id() {
    return text.id();
  }

  String incident() {
    return text.incident();
  }

  /** How much room it takes. */
  int bytes() {
    return text.packed().length;
  }

  void write(DataOutputView out) throws IOException {
    Wire.writeText(text.id(), out);
    Wire.writeText(text.incident(), out);
    Wire.writeText(text.mediaType(), out);
    Wire.writeSize(text.packed().length, out);
    out.write(text.packed());
    out.writeLong(since);
    out.writeInt(tries);
    out.writeInt(refusals);
    out.writeLong(notBefore);
  }

  static Message read(DataInputView in) throws IOException {
    return new Message(readText(in), in.readLong(), in.readInt(), in.readInt(), in.readLong());
  }

  private static Text readText(DataInputView in) throws IOException {
    String id = Wire.readText(in);
    String incident = Wire.readText(in);
    String mediaType = Wire.readText(in);
    byte[] packed = new byte[Wire.readSize(in)];
    in.readFully(packed);
    return new Text(id, incident, mediaType, packed);
  }
}
