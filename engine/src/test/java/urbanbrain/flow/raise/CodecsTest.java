package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Place;
import urbanbrain.flow.Codec;
import urbanbrain.flow.edition.AuditLineCodec;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/** What is written is read again, and a copy has nothing in common with what it was made of. */
class CodecsTest {

  private static final RecursiveComparisonConfiguration EXACTLY =
      RecursiveComparisonConfiguration.builder()
          .withStrictTypeChecking(true)
          .withEqualsForType(Double::equals, Double.class)
          .build();

  private static final Incident FACTS =
      new Incident(
          "id",
          "crash",
          "v",
          true,
          Incident.Reason.GAP,
          Severity.Minor,
          1,
          2,
          Place.NONE,
          null,
          3,
          new Evidence(List.of(), 7, new long[] {4, 5}));

  private static final EventRef REF =
      new EventRef("crash", "traffic.crash", "e", 1, Place.NONE, 7, Map.of("address", "5th St"));

  @Test
  void messagesAndAuditLinesSurviveTheWire() throws Exception {
    Alert alert =
        new Alert(
            "i",
            9,
            Alert.Type.CANCEL,
            Alert.State.WITHDRAWN,
            5,
            List.of("a", "b"),
            "c",
            List.of(new Alert.Reference("r", 3)),
            Map.of("en", "E"),
            true,
            FACTS,
            new Alert.Origin(6, new TreeMap<>(Map.of("crash", REF))));
    same(new AlertCodec(), alert);
    same(new AlertCodec(), alert.acked("Jo"));
    same(new AlertCodec(), system(alert));
    same(new IncidentCodec(), FACTS);
    same(new AuditLineCodec(), new AuditLine(4, "r", "i", AuditLine.What.SPLIT, "why"));
  }

  private static Alert system(Alert like) {
    return new Alert(
        like.incident(),
        like.sequence(),
        like.type(),
        like.state(),
        like.time(),
        like.absorbs(),
        null,
        like.references(),
        like.headline(),
        false,
        FACTS,
        like.origin(),
        null,
        0,
        new Strain("crash", Bound.VALUES, 7, "5th St", 11));
  }

  private static <T> void same(Codec<T> codec, T value) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    codec.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(codec.deserialize(in)).usingRecursiveComparison(EXACTLY).isEqualTo(value);
    assertThat(in.available()).isZero();
  }
}
