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

  @Test
  void aCopySharesNothing() throws IOException {
    Seen seen = new Seen();
    Event event = Events.of(CRASH).at(1, "a");
    for (Seen copy : List.of(new SeenCodec().copy(seen), through(seen))) {
      copy.add(event, 0);
      copy.setTimer(7);
      assertThat(seen.isEmpty()).isTrue();
      assertThat(seen.timer()).isEqualTo(Bucket.NO_TIMER);
    }
    Seen full = new Seen();
    full.add(event, 0);
    Seen copy = new SeenCodec().copy(full);
    full.sweep(1);
    assertThat(copy.add(event, 0)).isEqualTo(Verdict.DUPLICATE);
  }

  private static Seen through(Seen seen) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new SeenCodec().serialize(seen, out);
    return new SeenCodec().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
