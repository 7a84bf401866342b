package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.feed.EventForm;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

/** What is taken out leaves nothing: the state is, byte by byte, what it would be without it. */
class Panes_revisedTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value", "who:text");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.SUM, "value")
          .lane(Lane.Op.MIN, "value")
          .lane(Lane.Op.MAX, "value")
          .lane(Lane.Op.DISTINCT, "who")
          .lane(Lane.Op.STDDEV, "value")
          .percentile("value", 90)
          .lane(Lane.Op.RATE, "value")
          .form();
  private static final Panes.Plan PLAN = Plans.REVISED.of(FORM, 7, 1_000);

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 50));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isAsIfItHadNeverCome(long seed) throws IOException {
    Random random = new Random(seed);
    List<Event> stays = new ArrayList<>();
    List<Event> steps = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Event event = event(random, i);
      steps.add(event);
      if (random.nextBoolean()) {
        stays.add(event);
      }
    }
    Panes panes = new Panes(PLAN);
    steps.forEach(event -> panes.add(event, PLAN));
    steps.removeAll(stays);
    Collections.shuffle(steps, random);
    Panes used = random.nextBoolean() ? panes : read(bytes(panes));
    steps.forEach(event -> assertThat(used.remove(event.withdrawal(), PLAN)).isTrue());
    Panes without = new Panes(PLAN);
    Collections.shuffle(stays, random);
    stays.forEach(event -> without.add(event, PLAN));
    assertThat(bytes(used)).isEqualTo(bytes(without));
    used.settle(30, PLAN);
    without.settle(30, PLAN);
    assertThat(bytes(used)).isEqualTo(bytes(without)).isEqualTo(bytes(used.copy()));
  }

  @Test
  void nothingIsTakenOutOfWhatIsSettled() {
    Panes panes = new Panes(PLAN);
    Event early = event(new Random(1), 0);
    panes.add(early, PLAN);
    panes.settle(100, PLAN);
    assertThatThrownBy(() -> panes.remove(early.withdrawal(), PLAN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is withdrawn from what is settled");
  }

  @Test
  void aPaneWithTooManyEventsComesBackAsSuch() throws IOException {
    Panes panes = new Panes(PLAN);
    for (int i = 0; i <= Bounds.RETRACTABLE; i++) {
      panes.add(Events.of(STREAM).with("value", i).in(1, 0).at(3, "e" + i), PLAN);
    }
    Event other = event(new Random(2), 1);
    Panes read = read(bytes(panes));
    assertThat(bytes(read)).isEqualTo(bytes(panes));
    assertThat(read.site(0, 7, PLAN)).isEqualTo(panes.site(0, 7, PLAN));
    Event one = Events.of(STREAM).with("value", 1).in(1, 0).at(3, "e1");
    assertThat(read.remove(one.withdrawal(), PLAN)).isFalse();
    read.settle(6, PLAN);
    panes.settle(6, PLAN);
    assertThat(bytes(read(bytes(read)))).isNotEqualTo(bytes(panes));
    read.add(other, PLAN);
  }

  private static Event event(Random random, int number) {
    Events event = Events.of(STREAM).with("key", "k");
    if (random.nextInt(5) > 0) {
      event.with("value", random.nextInt(64) / 4.0 - 3);
    }
    if (random.nextInt(3) > 0) {
      event.with("who", "w" + random.nextInt(9));
    }
    if (random.nextInt(3) == 0) {
      event.in(random.nextInt(9), 0);
    }
    return event.at(random.nextInt(60), "e" + number);
  }

  private static byte[] bytes(Panes panes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    panes.write(new DataOutputStream(bytes), new Whole());
    return bytes.toByteArray();
  }

  private static Panes read(byte[] bytes) throws IOException {
    return Panes.read(new DataInputStream(new ByteArrayInputStream(bytes)), new Whole());
  }

  /** All of an event of the stream. */
  private static final class Whole implements EventForm<DataInputStream, DataOutputStream> {
    @Override
    public void write(Event event, DataOutputStream out) throws IOException {
      out.writeUTF(event.id());
      out.writeLong(event.time());
      out.writeDouble(event.numbers()[0]);
      out.writeUTF(event.texts()[1] == null ? "" : event.texts()[1]);
      out.writeDouble(event.lat());
    }

    @Override
    public Event read(DataInputStream in) throws IOException {
      String id = in.readUTF();
      long time = in.readLong();
      Events event = Events.of(STREAM).with("key", "k").with("value", in.readDouble());
      String who = in.readUTF();
      double lat = in.readDouble();
      event.with("who", who.isEmpty() ? null : who);
      return (Double.isNaN(lat) ? event : event.in(lat, 0)).at(time, id);
    }
  }
}
