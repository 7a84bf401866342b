package urbanbrain.window.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.event.StreamType;
import urbanbrain.geo.BadShape;
import urbanbrain.geo.Shape;
import urbanbrain.harness.ByTime;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;

class KeptTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value");
  private static final EvidenceForm FORM = EvidenceForm.of(List.of(Rules.leg("leg", STREAM)));
  private static final int MOST = 100;

  private static Event placed(long time) {
    return Events.of(STREAM).with("key", "k").in((double) time, 0).at(time, "e" + time);
  }

  private static Event along(long time, Shape shape) {
    Event event = placed(time);
    return event.with(new Event.Special(time, null, false, shape));
  }

  private static Shape line(double to) throws BadShape {
    Coordinate[] ends = {new Coordinate(0, 0), new Coordinate(to, 0.01)};
    return Shape.of(new GeometryFactory().createLineString(ends));
  }

  private static Kept kept(boolean isRevised, Event... events) {
    Kept kept = new Kept(4, isRevised);
    for (Event event : events) {
      kept.add(2, event, FORM, MOST);
    }
    return kept;
  }

  private static byte[] bytes(Kept kept, int slot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    kept.write(slot, new DataOutputStream(bytes), new ByTime(KeptTest::placed));
    return bytes.toByteArray();
  }

  private static Kept again(Kept kept) throws IOException {
    Kept again = kept.anew(4);
    again.read(
        2,
        new DataInputStream(new ByteArrayInputStream(bytes(kept, 2))),
        new ByTime(KeptTest::placed));
    return again;
  }

  private static List<Long> times(Kept kept, int slot) {
    List<Event> shown = new ArrayList<>();
    kept.showFirst(slot, FORM, shown);
    return shown.stream().map(Event::time).toList();
  }

  @Test
  void aPaneIsThatOfItsLastEventWithAPlace() throws BadShape {
    Shape line = line(0.01);
    Kept kept = kept(false, placed(5), along(7, line), placed(6));
    assertThat(kept.site(2, FORM)).isEqualTo(new Site(Site.of(placed(7)).place(), line));
    kept.add(2, placed(8), FORM, MOST);
    assertThat(kept.site(2, FORM)).isEqualTo(Site.of(placed(8)));
    kept.add(2, along(9, line), FORM, MOST);
    assertThat(kept.site(2, FORM).shape()).isSameAs(line);
    assertThat(times(kept, 2)).containsExactly(5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void whatIsWrittenComesBackWithItsShape() throws IOException, BadShape {
    Kept kept = kept(true, placed(5), along(7, line(0.02)));
    Kept again = again(kept);
    assertThat(again.site(2, FORM)).isEqualTo(kept.site(2, FORM));
    assertThat(times(again, 2)).containsExactly(5L, 7L);
    assertThat(bytes(again, 2)).isEqualTo(bytes(kept, 2));
  }

  @Test
  void aPaneThatIsClearedKeepsNothingForTheNext() throws IOException, BadShape {
    Kept kept = kept(true, along(7, line(0.01)));
    kept.clear(2);
    kept.add(2, placed(8), FORM, MOST);
    assertThat(bytes(kept, 2)).isEqualTo(bytes(kept(true, placed(8)), 2));
  }

  @Test
  void whatAPaneTookFromAnotherItOwns() throws IOException {
    Kept kept = kept(true, placed(5));
    Kept other = kept.anew(8);
    other.take(kept, 2, 7);
    other.own(7);
    other.add(7, placed(6), FORM, MOST);
    assertThat(bytes(kept, 2)).isEqualTo(bytes(kept(true, placed(5)), 2));
    assertThat(bytes(other, 7)).isEqualTo(bytes(kept(true, placed(5), placed(6)), 2));
  }

  @Test
  void onceSettledNothingIsTakenOut() throws IOException {
    Kept kept = kept(true, placed(5), placed(6));
    assertThat(kept.without(2, placed(5))).extracting(Event::time).containsExactly(6L);
    assertThat(kept.isOverfull(2, placed(5))).isFalse();
    assertThat(kept.settle(2)).isTrue();
    assertThat(kept.settle(2)).isFalse();
    assertThatThrownBy(() -> kept.isOverfull(2, placed(5)))
        .hasMessageContaining("is withdrawn from what is settled");
    assertThat(times(again(kept), 2)).containsExactly(5L, 6L);
  }
}
