package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.flow.demux.Seen.Verdict;
import urbanbrain.harness.Events;

class SeenTest {

  private static final StreamType CRASH = Events.stream("traffic.crash", "sev+");

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithPlainSetsThroughSweepsAndCopies(long seed) throws IOException {
    Random random = new Random(seed);
    Seen seen = new Seen();
    Set<List<Long>> entries = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      long watermark = i / 3;
      Event event = event(watermark + 1 + random.nextInt(300), random);
      boolean isNewId = entries.stream().noneMatch(e -> e.get(0) == event.idHash());
      boolean isNew = entries.add(List.of(event.idHash(), event.time(), event.content()));
      Verdict expected = !isNew ? Verdict.DUPLICATE : isNewId ? Verdict.NEW : Verdict.CONFLICT;
      assertThat(seen.add(event, Long.MIN_VALUE)).isEqualTo(expected);
      if (random.nextInt(20) == 0) {
        seen.sweep(watermark);
        entries.removeIf(e -> e.get(1) <= watermark);
      }
      seen = random.nextInt(50) == 0 ? through(seen) : seen;
      seen = random.nextInt(50) == 0 ? new SeenCodec().copy(seen) : seen;
      assertThat(seen.size()).isEqualTo(entries.size());
    }
  }

  private static Event event(long time, Random random) {
    return Events.of(CRASH).with("sev", random.nextInt(2)).at(time, "id" + random.nextInt(1_000));
  }

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @Test
  void staysSmallWhileTimePasses() {
    Seen seen = new Seen();
    for (int i = 0; i < 100_000; i++) {
      seen.add(Events.of(CRASH).at(i, "id" + i), i - 100);
      assertThat(seen.size()).isLessThan(1_000);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasCopiedStaysAsItWasHoweverTheCopyGoesOn(long seed) throws IOException {
    Random random = new Random(seed);
    Seen seen = new Seen();
    for (int round = 0; round < 30; round++) {
      Seen before = seen;
      byte[] held = bytes(before);
      seen = new SeenCodec().copy(before);
      for (int i = random.nextInt(60); i > 0; i--) {
        seen.add(event(10 * round + random.nextInt(30), random), 10 * round - 10);
      }
      if (random.nextBoolean()) {
        seen.sweep(10 * round - 10);
      }
      seen.setTimer(round);
      assertThat(bytes(before)).isEqualTo(held);
    }
  }

  private static Seen through(Seen seen) throws IOException {
    return new SeenCodec().deserialize(new DataInputDeserializer(bytes(seen)));
  }

  private static byte[] bytes(Seen seen) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new SeenCodec().serialize(seen, out);
    return out.getCopyOfBuffer();
  }
}
