package urbanbrain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

class RoutedCodecTest {

  private static final StreamType STREAM = Events.stream("test.s", "note:text", "who:text");
  private static final RoutedCodec CODEC = new RoutedCodec();

  private static byte[] bytes(Routed routed) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    CODEC.serialize(routed, out);
    return out.getCopyOfBuffer();
  }

  private static Routed again(Routed routed) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(routed));
    Routed again = CODEC.deserialize(in);
    assertThat(in.available()).isZero();
    assertThat(again.key()).isEqualTo(routed.key()).hasSameHashCodeAs(routed.key());
    assertThat(again.home()).isEqualTo(routed.home());
    assertThat(again.feeds()).isEqualTo(routed.feeds());
    return again;
  }

  private static Routed routed(Event event, String key) {
    return Routed.event(new RouteKey(7, 9, key), false, new int[] {3, -4}, event);
  }

  @Test
  void aKeyThatIsATextOfTheEventIsWrittenOnce() throws IOException {
    Event event = Events.of(STREAM).with("who", "somebody").at(5, "e");
    Routed again = again(routed(event, event.texts()[1]));
    assertThat(again.key().text()).isEqualTo("somebody");
    assertThat(bytes(routed(event, event.texts()[1])))
        .hasSizeLessThan(bytes(routed(event, "nobody")).length);
  }

  @Test
  void aKeyOfItsOwnComesBack() throws IOException {
    Event event = Events.of(STREAM).with("note", "n").at(5, "e");
    Routed again = again(routed(event, "n\u001fwho"));
    assertThat(again.event().identity()).isEqualTo(event.identity());
    assertThat(again.patch()).isNull();
  }

  @Test
  void aKeyWithoutTextIsNotTakenForAnAbsentOne() throws IOException {
    Event event = Events.of(STREAM).with("who", "").at(5, "e");
    assertThat(again(routed(event, "")).event().texts()).containsExactly(null, "");
  }

  @Test
  void aPatchComesBack() throws IOException {
    Patch patch =
        new Patch(
            "rule", "k", 5, Episode.OPEN, List.of(), List.of(new Episode(5, 9, 7, Site.NONE)));
    Routed again = again(Routed.patch(new RouteKey(7, 0, "k"), patch));
    assertThat(again.event()).isNull();
    assertThat(again.patch().rule()).isEqualTo("rule");
  }
}
