package urbanbrain.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import urbanbrain.flow.Codec;

/**
 * The channels from all subtasks of one stage to all of the next: what is sent is written and read
 * again, and goes where its key belongs.
 */
final class Exchange<T> {

  static final int KEY_GROUPS = 128;

  private final UnaryOperator<T> wire;
  private final Function<T, ?> key;
  private final List<Sender> senders = new ArrayList<>();

  /** What one subtask sends by. */
  final class Sender {
    private final List<Channel<T>> channels = new ArrayList<>();

    void send(T element) {
      int to =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              key.apply(element), KEY_GROUPS, channels.size());
      channels.get(to).send(wire.apply(element));
    }

    void sendWatermark(long time) {
      channels.forEach(channel -> channel.sendWatermark(time));
    }
  }

  Exchange(Codec<T> codec, Function<T, ?> key, int from, int to) {
    this(element -> overTheWire(codec, element), key, from, to);
  }

  /** With this way to write and read again what is sent. */
  Exchange(UnaryOperator<T> wire, Function<T, ?> key, int from, int to) {
    this.wire = wire;
    this.key = key;
    for (int i = 0; i < from; i++) {
      Sender sender = new Sender();
      for (int j = 0; j < to; j++) {
        sender.channels.add(new Channel<>());
      }
      senders.add(sender);
    }
  }

  Sender from(int subtask) {
    return senders.get(subtask);
  }

  /** The channels that end at one subtask. */
  List<Channel<T>> to(int subtask) {
    return senders.stream().map(sender -> sender.channels.get(subtask)).toList();
  }

  /** What is read of what was written. */
  static <T> T overTheWire(Codec<T> codec, T element) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(256);
      codec.serialize(element, out);
      return codec.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
