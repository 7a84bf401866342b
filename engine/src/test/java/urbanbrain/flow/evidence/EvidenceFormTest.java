package urbanbrain.flow.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Place;
import urbanbrain.flow.MatchUpdateCodec;
import urbanbrain.flow.Wire;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;

class EvidenceFormTest {

  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatItWrote(long seed) throws IOException {
    Evidence evidence = evidence(new Random(seed));
    assertSame(read(written(evidence)), evidence);
  }

  /** As it stands in savepoints that were written before there was this form. */
  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatWasWrittenBefore(long seed) throws IOException {
    Evidence evidence = evidence(new Random(seed));
    DataOutputSerializer out = new DataOutputSerializer(64);
    Wire.writeList(evidence.shown(), out, MatchUpdateCodec::writeRef);
    out.writeLong(evidence.total());
    Wire.writeLongs(evidence.identities(), out);
    for (int leg : evidence.legs()) {
      Wire.writeSize(leg, out);
    }
    assertSame(read(out), evidence);
  }

  @Test
  void whatPiecesHaveInCommonIsOneObject() throws IOException {
    List<EventRef> refs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, String> fields = Map.of("sensor", "s7");
      refs.add(new EventRef("low", "readings", "e" + i, i, new Place(1, 2), i, fields));
    }
    List<EventRef> shown = read(written(new Evidence(refs, 3, new long[] {0, 1, 2}))).shown();
    EventRef again = read(written(new Evidence(refs, 3, new long[] {0, 1, 2}))).shown().get(2);
    assertThat(shown.get(2).leg()).isSameAs(shown.get(0).leg()).isSameAs(again.leg());
    assertThat(shown.get(2).stream()).isSameAs(shown.get(0).stream()).isSameAs(again.stream());
    assertThat(shown.get(2).place()).isSameAs(shown.get(0).place());
    assertThat(shown.get(2).fields().get("sensor")).isSameAs(shown.get(0).fields().get("sensor"));
  }

  @Test
  void doesNotReadWhatALaterVersionWrote() {
    byte[] later = {65, 0, 0, 0};
    assertThatThrownBy(
            () -> EvidenceForm.read(new DataInputDeserializer(later), MatchUpdateCodec::readRef))
        .isInstanceOf(IOException.class)
        .hasMessage("evidence of form 65, known is 64");
  }

  private static void assertSame(Evidence read, Evidence evidence) {
    assertThat(read.shown()).isEqualTo(evidence.shown());
    assertThat(read.total()).isEqualTo(evidence.total());
    assertThat(read.identities()).isEqualTo(evidence.identities());
    assertThat(read.legs()).isEqualTo(evidence.legs());
  }

  private static Evidence evidence(Random random) {
    List<EventRef> shown = new ArrayList<>();
    int size = random.nextInt(Evidence.SHOWN + 1);
    for (int i = 0; i < size; i++) {
      shown.add(ref(random));
    }
    boolean isShared = random.nextBoolean();
    LongStream others = random.longs(random.nextInt(200));
    long[] identities =
        LongStream.concat(shown.stream().mapToLong(EventRef::identity), others)
            .filter(identity -> isShared)
            .sorted()
            .distinct()
            .toArray();
    int[] legs = random.ints(identities.length, 0, random.nextInt(64) + 1).toArray();
    return new Evidence(shown, random.nextInt(), identities, legs);
  }

  private static EventRef ref(Random random) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("sensor", "value", "street")) {
      if (random.nextInt(4) > 0) {
        fields.put(name, random.nextInt(3) == 0 ? "" : "ä" + random.nextInt(3));
      }
    }
    Place place = random.nextBoolean() ? Place.NONE : new Place(random.nextInt(2), 3);
    return new EventRef(
        "leg" + random.nextInt(2),
        "stream" + random.nextInt(2),
        "id" + random.nextInt(),
        random.nextBoolean() ? random.nextLong() : random.nextInt(9),
        place,
        random.nextLong(),
        fields);
  }

  private static DataOutputSerializer written(Evidence evidence) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    EvidenceForm.write(evidence, out);
    return out;
  }

  private static Evidence read(DataOutputSerializer written) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(written.getCopyOfBuffer());
    Evidence evidence = EvidenceForm.read(in, MatchUpdateCodec::readRef);
    assertThat(in.available()).isZero();
    return evidence;
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }
}
