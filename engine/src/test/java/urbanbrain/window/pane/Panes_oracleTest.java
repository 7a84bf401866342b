package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

/** Every window, under every aggregate, must agree with {@link Recount} at every step. */
class Panes_oracleTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value", "who:text");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.COUNT, "")
          .lane(Lane.Op.SUM, "value")
          .lane(Lane.Op.AVG, "value")
          .lane(Lane.Op.MIN, "value")
          .lane(Lane.Op.MAX, "value")
          .lane(Lane.Op.DISTINCT, "who")
          .form();

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void flatWindowsAgree(long seed) {
    agree(seed, 1 + seed % 3, 40, false);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void windowsOfTwoLevelsAgree(long seed) {
    agree(seed, 1 + seed % 2, 700, true);
  }

  private static void agree(long seed, long pane, int longest, boolean isDeep) {
    Random random = new Random(seed);
    Panes.Plan plan = Plans.deep(isDeep).of(FORM, pane, 10_000);
    View view = new View(places(plan));
    Panes panes = new Panes(plan);
    Recount oracle = new Recount();
    long newest = random.nextInt(2000) - 1000L;
    for (int step = 0; step < 200; step++) {
      newest += random.nextInt(random.nextInt(20) == 0 ? 300 : 4);
      Event event = event(random, newest - random.nextInt(random.nextInt(4) + 1) * 20L, step);
      panes.add(event, plan);
      oracle.add(event);
      if (random.nextInt(10) == 0) {
        long horizon = Math.floorDiv(newest - longest - 60, pane) * pane;
        panes.dropBefore(horizon, plan);
        oracle.dropBefore(horizon);
        panes = random.nextBoolean() ? panes.copy() : panes;
      }
      long from = Math.floorDiv(newest - random.nextInt(longest), pane) * pane;
      long to = from + random.nextInt(longest) * pane;
      panes.show(from, to, plan, view);
      String window = "step " + step + ": " + from + " to " + to;
      assertThat(lanes(view)).as(window).isEqualTo(oracle.lanes(from, to));
      assertThat(view.isEmpty()).as(window).isEqualTo(oracle.count(from, to) == 0);
      assertThat(shown(panes, from, to, plan)).as(window).isEqualTo(oracle.shown(from, to));
      assertThat(panes.count(from, to, plan)).as(window).isEqualTo(oracle.count(from, to));
      assertThat(panes.site(from, to, plan).place()).as(window).isEqualTo(oracle.place(from, to));
    }
  }

  private static Event event(Random random, long time, int step) {
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
    return event.at(time, "e" + step % 50);
  }

  private static Layout.Place[] places(Panes.Plan plan) {
    return FORM.lanes().stream().map(plan.layout()::place).toArray(Layout.Place[]::new);
  }

  private static List<Double> lanes(View view) {
    return IntStream.range(0, FORM.lanes().size()).mapToObj(view::value).toList();
  }

  private static String shown(Panes panes, long from, long to, Panes.Plan plan) {
    List<Event> shown = new ArrayList<>();
    panes.showFirst(from, to, plan, shown);
    return shown.stream().map(Event::id).collect(Collectors.joining(" "));
  }

  @Test
  void aCopySharesNothingThatCanChange() throws IOException {
    Panes.Plan plan = Plans.DEEP.of(FORM, 5, 10_000);
    Random random = new Random(1);
    Panes panes = new Panes(plan);
    for (int step = 0; step < 50; step++) {
      panes.add(event(random, random.nextInt(900), step), plan);
    }
    byte[] before = bytes(panes);
    Panes copy = panes.copy();
    assertThat(bytes(copy)).isEqualTo(before);
    for (int step = 0; step < 50; step++) {
      copy.add(event(random, random.nextInt(900), step), plan);
    }
    copy.dropBefore(100, plan);
    assertThat(bytes(panes)).isEqualTo(before);
    Panes read = Panes.read(new DataInputStream(new ByteArrayInputStream(before)), new ById());
    assertThat(bytes(read)).isEqualTo(before);
  }

  private static byte[] bytes(Panes panes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    panes.write(new DataOutputStream(bytes), new ById());
    return bytes.toByteArray();
  }

  /** Enough of an event to tell it apart. */
  private static final class ById implements EventForm<DataInputStream, DataOutputStream> {
    @Override
    public void write(Event event, DataOutputStream out) throws IOException {
      out.writeUTF(event.id());
      out.writeLong(event.time());
    }

    @Override
    public Event read(DataInputStream in) throws IOException {
      String id = in.readUTF();
      return Events.of(STREAM).at(in.readLong(), id);
    }
  }
}
