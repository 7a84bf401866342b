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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import urbanbrain.harness.Windows;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

/** Events that stand in place of their panes say all that the panes say. */
class EventRingTest {

  private static final StreamType STREAM =
      Events.stream("test.s", "key:text", "value", "other", "note:text");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.COUNT, "")
          .lane(Lane.Op.SUM, "value")
          .lane(Lane.Op.AVG, "other")
          .lane(Lane.Op.AVG, "value")
          .form();

  /** With an aggregate for which there must be panes. */
  private static final Form.Window WHOLE_FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.COUNT, "")
          .lane(Lane.Op.SUM, "value")
          .lane(Lane.Op.AVG, "other")
          .lane(Lane.Op.AVG, "value")
          .lane(Lane.Op.MAX, "value")
          .form();

  private static final long PANE = 10;
  private static final long FAR = 100L * Integer.MAX_VALUE;
  private static final Panes.Plan PLAN = Plans.FLAT.of(FORM, PANE, 1_000);

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 60));
  }

  private static View view(Panes.Plan plan) {
    return new View(FORM.lanes().stream().map(plan.layout()::place).toArray(Layout.Place[]::new));
  }

  private static Event event(Random random, long time) {
    Events event = Events.of(STREAM).with("key", "k");
    if (random.nextInt(5) > 0) {
      event.with("value", random.nextInt(4) == 0 ? random.nextGaussian() : random.nextInt(90));
    }
    if (random.nextInt(5) > 0) {
      event.with("other", random.nextInt(64) / 4.0 - 3);
    }
    if (random.nextInt(9) == 0) {
      event.in(random.nextInt(9), 0);
    }
    if (random.nextInt(9) == 0) {
      event.with("note", "n".repeat(random.nextInt(40)));
    }
    return event.at(time, (random.nextBoolean() ? "" : "e") + random.nextInt(2_000));
  }

  /** Up to as many events in a pane as makes a pane of them late, if ever. */
  @ParameterizedTest
  @MethodSource("seeds")
  void saysWhatPanesSay(long seed) throws IOException {
    Random random = new Random(seed);
    boolean isDeep = seed % 2 == 0;
    Panes.Plan leanPlan = Plans.deep(isDeep).of(FORM, PANE, 1_000);
    Panes.Plan plan = Plans.deep(isDeep).of(WHOLE_FORM, PANE, 1_000);
    int step = 4 + random.nextInt(12);
    Panes lean = new Panes(leanPlan);
    Panes panes = new Panes(plan);
    Running running = new Running();
    long now = random.nextInt(2_000) - 1_000L;
    for (int i = 0; i < 250; i++) {
      now += random.nextInt(40) == 0 ? random.nextInt(5_000) : random.nextInt(2 * step);
      Event event = event(random, now - (random.nextInt(5) == 0 ? random.nextInt(90) : 0));
      lean.leave(event, leanPlan, running);
      lean.add(event, leanPlan);
      lean.enter(event, leanPlan, running);
      panes.add(event, plan);
      if (random.nextInt(9) == 0) {
        long horizon = now - 300 - random.nextInt(100);
        lean.dropBefore(horizon, leanPlan);
        panes.dropBefore(horizon, plan);
      }
      if (random.nextInt(9) == 0) {
        lean = random.nextBoolean() ? lean.copy() : again(lean);
        running.forget();
      }
      isSame(lean, leanPlan, panes, plan, now / PANE * PANE - PANE * random.nextInt(4), running);
    }
  }

  private static void isSame(
      Panes lean, Panes.Plan leanPlan, Panes panes, Panes.Plan plan, long to, Running running) {
    long from = to - 20 * PANE;
    View view = view(plan);
    View leanView = view(leanPlan);
    panes.show(from, to, plan, view);
    lean.show(from, to, leanPlan, leanView);
    assertThat(leanView.isEmpty()).isEqualTo(view.isEmpty());
    assertThat(values(leanView)).isEqualTo(values(view));
    lean.show(from, to, leanPlan, leanView, running);
    assertThat(values(leanView)).as("carried on").isEqualTo(values(view));
    assertThat(shown(lean, from, to, leanPlan)).isEqualTo(shown(panes, from, to, plan));
    assertThat(lean.site(from, to, leanPlan)).isEqualTo(panes.site(from, to, plan));
    assertThat(lean.count(from, to, leanPlan)).isEqualTo(panes.count(from, to, plan));
    assertThat(lean.isEmpty()).isEqualTo(panes.isEmpty());
    assertThat(lean.oldest(leanPlan)).isEqualTo(panes.oldest(plan));
    assertThat(lean.newestEnd(leanPlan)).isEqualTo(panes.newestEnd(plan));
    assertThat(lean.beginFrom(to, leanPlan)).isEqualTo(panes.beginFrom(to, plan));
  }

  private static List<Double> values(View view) {
    return IntStream.range(0, FORM.lanes().size()).mapToObj(view::value).toList();
  }

  private static List<String> shown(Panes panes, long from, long to, Panes.Plan plan) {
    List<Event> shown = new ArrayList<>();
    panes.showFirst(from, to, plan, shown);
    return shown.stream().map(EventRingTest::all).toList();
  }

  private static String all(Event event) {
    return event
        + " "
        + event.identity()
        + Site.of(event)
        + DoubleStream.of(event.numbers()).boxed().toList()
        + List.of(String.valueOf(event.texts()[0]), String.valueOf(event.texts()[1]));
  }

  private static byte[] bytes(Panes panes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    panes.write(new DataOutputStream(bytes), new ByTime(time -> null));
    return bytes.toByteArray();
  }

  private static Panes again(Panes panes) throws IOException {
    byte[] bytes = bytes(panes);
    Panes again =
        Panes.read(new DataInputStream(new ByteArrayInputStream(bytes)), new ByTime(time -> null));
    assertThat(bytes(again)).isEqualTo(bytes);
    return again;
  }

  private static boolean isLean(Panes panes) throws IOException {
    return bytes(panes)[0] != 0;
  }

  private static Panes lean(Event... events) {
    Panes panes = new Panes(PLAN);
    for (Event event : events) {
      panes.add(event, PLAN);
    }
    return panes;
  }

  private static Event reading(long time) {
    return Events.of(STREAM).with("value", (double) time).at(time, "e" + time);
  }

  @Test
  void aPaneOfManyEventsIsOne() throws IOException {
    assertThat(isLean(lean(reading(8), reading(3), reading(9), reading(0), reading(10)))).isTrue();
    assertThat(isLean(lean(reading(8), reading(3), reading(9), reading(0), reading(5)))).isFalse();
  }

  @Test
  void aLongEventMakesPanesOfAll() throws IOException {
    Event shorter = Events.of(STREAM).with("note", "n".repeat(60)).at(3, "e");
    Event longer = Events.of(STREAM).with("note", "n".repeat(90)).at(3, "e");
    assertThat(isLean(lean(reading(1), shorter))).isTrue();
    Panes panes = lean(reading(1), longer);
    assertThat(isLean(panes)).isFalse();
    assertThat(shown(panes, 0, 10, PLAN)).containsExactly(all(reading(1)), all(longer));
  }

  @Test
  void aShapeMakesPanesOfAll() throws IOException, BadShape {
    Coordinate[] ends = {new Coordinate(0, 0), new Coordinate(0, 0.01)};
    Shape line = Shape.of(new GeometryFactory().createLineString(ends));
    Event placed = Events.of(STREAM).in(1, 2).at(3, "e");
    Panes panes = lean(reading(1), placed.with(new Event.Special(3, null, false, line)));
    assertThat(isLean(panes)).isFalse();
    assertThat(panes.site(0, 10, PLAN)).isEqualTo(new Site(Site.of(placed).place(), line));
  }

  @Test
  void timeMayGoFarWithoutEverythingBeingPanes() throws IOException {
    Panes panes = lean(reading(5));
    for (long time = 5; time < FAR; time += Integer.MAX_VALUE / 3) {
      panes.add(reading(time), PLAN);
      panes.dropBefore(time / PANE * PANE - PANE, PLAN);
      assertThat(panes.newest(PLAN)).isEqualTo(time / PANE * PANE);
      assertThat(panes.count(time / PANE * PANE, (time / PANE + 1) * PANE, PLAN)).isPositive();
    }
    assertThat(isLean(panes)).isTrue();
    Panes apart = lean(reading(5), reading(FAR));
    assertThat(isLean(apart)).isFalse();
    assertThat(apart.count(0, FAR + PANE, PLAN)).isEqualTo(2);
  }

  @Test
  void aReadingTakesFewBytes() throws IOException {
    Panes panes = lean();
    int empty = bytes(panes).length;
    for (int i = 0; i < 30; i++) {
      Event event =
          Events.of(STREAM)
              .with("value", i)
              .with("other", Double.NaN)
              .at(10L * i, "" + 1_000_000 * i);
      panes.add(event, PLAN);
    }
    assertThat((bytes(panes).length - empty) / 30).isLessThan(26);
  }
}
