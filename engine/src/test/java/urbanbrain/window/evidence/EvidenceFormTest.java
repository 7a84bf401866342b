package urbanbrain.window.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.event.Derived;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.rule.Leg;

class EvidenceFormTest {

  private static final StreamType STREAM =
      Events.stream("test.s", "who:text", "depth", "note:text", "flow");
  private static final EvidenceForm FORM = EvidenceForm.of(List.of(Rules.leg("leg", STREAM)));

  private static byte[] packed(Event event, EvidenceForm form) {
    ByteBuffer one = form.pack(event);
    byte[] bytes = new byte[one.remaining()];
    one.get(bytes);
    return bytes;
  }

  private static Event again(Event event) {
    byte[] bytes = packed(event, FORM);
    assertThat(EvidenceForm.end(bytes, 0)).isEqualTo(bytes.length);
    return FORM.unpack(bytes, 0);
  }

  private static void isSame(Event event) {
    Event again = again(event);
    assertThat(again.id()).isEqualTo(event.id());
    assertThat(again.time()).isEqualTo(event.time());
    assertThat(again.identity()).isEqualTo(event.identity());
    assertThat(Site.of(again)).isEqualTo(Site.of(event));
    assertThat(again.numbers()).isEqualTo(event.numbers());
    assertThat(again.texts()).isEqualTo(event.texts());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        -20.375,
        20.3754,
        999_999_999_999.0,
        1e12,
        -1e12,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        1 / 3.0
      })
  void everyNumberComesBackToTheBit(double value) {
    Event event = Events.of(STREAM).with("flow", value).at(7, "e");
    assertThat(Double.doubleToRawLongBits(again(event).numbers()[1]))
        .isEqualTo(Double.doubleToRawLongBits(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Größe", "\u6c34", "\ud83d\ude92", "half a pair \ud83d"})
  void everyTextComesBack(String text) {
    isSame(Events.of(STREAM).with("note", text).at(7, text));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1, 1_764_460_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
  void everyTimeComesBack(long time) {
    isSame(Events.of(STREAM).at(time, "e"));
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsPackedComesBack(long seed) {
    Random random = new Random(seed);
    Events event = Events.of(STREAM).with("who", "k".repeat(random.nextInt(300)));
    if (random.nextBoolean()) {
      event.with("depth", random.nextInt(10_000) / 100.0).with("note", "n" + seed);
    }
    if (random.nextBoolean()) {
      event.in(random.nextDouble(), random.nextDouble());
    }
    isSame(event.at(random.nextLong(), "e" + random.nextInt()));
  }

  @Test
  void onlyWhatIsShownIsPacked() {
    Leg shows =
        new Leg("leg", STREAM, null, e -> true, "", 1, List.of(STREAM.field("flow").orElseThrow()));
    EvidenceForm form = EvidenceForm.of(List.of(shows));
    Event event = Events.of(STREAM).with("who", "w").with("depth", 1).with("flow", 2).at(7, "e");
    Event again = form.unpack(packed(event, form), 0);
    assertThat(again.numbers()).containsExactly(Double.NaN, 2);
    assertThat(again.texts()).isEmpty();
    assertThat(again.identity()).isEqualTo(event.identity());
  }

  @Test
  void severalRulesShowWhatAnyOfThemUses() {
    Leg one =
        new Leg("a", STREAM, null, e -> true, "", 1, List.of(STREAM.field("flow").orElseThrow()));
    Leg other =
        new Leg("b", STREAM, null, e -> true, "", 1, List.of(STREAM.field("note").orElseThrow()));
    EvidenceForm form = EvidenceForm.of(List.of(one, other));
    Event event = Events.of(STREAM).with("note", "n").with("flow", 2).at(7, "e");
    Event again = form.unpack(packed(event, form), 0);
    assertThat(again.numbers()[1]).isEqualTo(2);
    assertThat(again.texts()[1]).isEqualTo("n");
  }

  @Test
  void aReadingTakesFewBytes() {
    Event event = Events.of(STREAM).with("flow", 20.25).at(1_764_460_000_000L, "r1234567");
    assertThat(packed(event, FORM)).hasSizeLessThan(28);
  }

  @Test
  void aHashThatFollowsFromWhatIsShownIsNotPacked() {
    Event event = Events.of(STREAM).with("who", "w").with("flow", 2).in(1, 2).at(7, "e");
    Event other =
        new Event(
            STREAM.code(),
            event.id(),
            new Event.Clock(event.time(), event.arrival()),
            Site.of(event).place(),
            event.numbers(),
            event.texts(),
            event.content() + 1);
    assertThat(packed(other, FORM)).hasSize(packed(event, FORM).length + Long.BYTES);
    isSame(other);
  }

  @Test
  void whatWasLookedUpIsShownAndNoContent() {
    StreamType with = STREAM.with(List.of(Derived.area("wards")));
    EvidenceForm form = EvidenceForm.of(List.of(Rules.leg("leg", with)));
    Event event = Events.of(with).with("who", "w").with("area.wards", "north").at(7, "e");
    byte[] bytes = packed(event, form);
    Event again = form.unpack(bytes, 0);
    assertThat(again.texts()).containsExactly("w", null, "north");
    assertThat(again.content()).isEqualTo(event.content());
    Event elsewhere = Events.of(with).with("who", "w").with("area.wards", "south").at(7, "e");
    assertThat(packed(elsewhere, form)).hasSameSizeAs(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "7", "00", "01", "+1", "-1", "1234567", "999999999999999999", "1e3", "٣"})
  void anIdThatIsANumberComesBackAsItWas(String id) {
    isSame(Events.of(STREAM).with("who", "w").at(7, id));
  }

  @Test
  void behindNumbersItStandsWithoutItsTimeAndKey() {
    EvidenceForm form =
        EvidenceForm.of(
            List.of(Rules.leg("leg", STREAM)), List.of(STREAM.field("who").orElseThrow()));
    form.turnTo(() -> "the key");
    Event event =
        Events.of(STREAM).with("who", "the key").with("flow", 2.5).in(1, 2).at(7, "1234567");
    ByteBuffer packed = form.packBehind(new double[] {300, 2.5}, event);
    byte[] bytes = new byte[3 + packed.remaining()];
    assertThat(bytes).hasSizeLessThan(3 + 3 + 2 + 1 + 3 + 16 + 2 + 2 + 1);
    packed.get(bytes, 3, packed.remaining());
    Event again = form.unpackBehind(2, 7, bytes, 3);
    assertThat(again.identity()).isEqualTo(event.identity());
    assertThat(Site.of(again)).isEqualTo(Site.of(event));
    assertThat(again.numbers()).isEqualTo(event.numbers());
    assertThat(again.texts()).isEqualTo(event.texts());
  }
}
