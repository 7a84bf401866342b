package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

class ViewTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value", "who:text");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.COUNT, "")
          .lane(Lane.Op.SUM, "value")
          .lane(Lane.Op.AVG, "value")
          .lane(Lane.Op.MIN, "value")
          .lane(Lane.Op.MAX, "value")
          .lane(Lane.Op.DISTINCT, "who")
          .lane(Lane.Op.STDDEV, "value")
          .lane(Lane.Op.RATE, "value")
          .percentile("value", 50)
          .percentile("value", 100)
          .lane(Lane.Op.DISTINCT, "value")
          .form();
  private static final int PANE = 10;

  private static Panes.Plan plan(boolean isDeep) {
    return Plans.deep(isDeep).of(FORM, PANE, Long.MAX_VALUE);
  }

  private static View view(Panes.Plan plan) {
    List<Lane> lanes = FORM.lanes();
    return new View(lanes.stream().map(plan.layout()::place).toArray(Layout.Place[]::new));
  }

  private static double[] values(View view) {
    return IntStream.range(0, FORM.lanes().size()).mapToDouble(view::value).toArray();
  }

  private static void add(Panes panes, Panes.Plan plan, long time, double value, String who) {
    panes.add(Events.of(STREAM).with("value", value).with("who", who).at(time, who + time), plan);
  }

  private static double[] rounded(double... values) {
    return DoubleStream.of(values).map(v -> Math.round(v * 10) / 10.0).toArray();
  }

  @Test
  void aWindowSeesTheEventsOfItsPanesAndNoOthers() {
    Panes.Plan plan = plan(false);
    Panes panes = new Panes(plan);
    View view = view(plan);
    add(panes, plan, 5, 2, "a");
    add(panes, plan, 15, 4, "b");
    add(panes, plan, 25, 9, "b");
    add(panes, plan, 35, Double.NaN, null);
    panes.show(0, 40, plan, view);
    assertThat(view.isEmpty()).isFalse();
    double rate = 7 * 3_600_000 / 20.0;
    assertThat(values(view))
        .containsExactly(
            new double[] {4, 15, 5, 2, 9, 2, Math.sqrt(13), rate, 4, 9, 3}, within(0.09));
    panes.show(10, 20, plan, view);
    assertThat(rounded(values(view))).isEqualTo(new double[] {1, 4, 4, 4, 4, 1, 0, 0, 4, 4, 1});
    assertThat(view.value(6)).as("deviation of one").isNaN();
    assertThat(view.value(7)).as("rate of one").isNaN();
    panes.show(30, 40, plan, view);
    assertThat(view.isEmpty()).isFalse();
    assertThat(values(view)).isEqualTo(nothingBut(1));
    panes.show(40, 50, plan, view);
    assertThat(view.isEmpty()).isTrue();
    assertThat(values(view)).isEqualTo(nothingBut(0));
  }

  /** A count, and every other aggregate absent. */
  private static double[] nothingBut(double count) {
    double[] values = new double[FORM.lanes().size()];
    Arrays.fill(values, Double.NaN);
    values[0] = count;
    return values;
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoLevelsSeeWhatOneSees(long seed) {
    Random random = new Random(seed);
    Panes.Plan flat = plan(false);
    Panes.Plan deep = plan(true);
    Panes one = new Panes(flat);
    Panes two = new Panes(deep);
    for (int i = 0; i < 150; i++) {
      long time = (random.nextInt(300) - 150L) * PANE + random.nextInt(PANE);
      double value = random.nextInt(100) / 4.0;
      String who = "w" + random.nextInt(20);
      add(one, flat, time, value, who);
      add(two, deep, time, value, who);
    }
    View expected = view(flat);
    View view = view(deep);
    for (int i = 0; i < 60; i++) {
      long from = (random.nextInt(5) - 2L) * Panes.FLAT + random.nextInt(3) - 1;
      long to = from + (long) random.nextInt(4) * Panes.FLAT + random.nextInt(3);
      one.show(from * PANE, to * PANE, flat, expected);
      two.show(from * PANE, to * PANE, deep, view);
      assertThat(view.isEmpty()).isEqualTo(expected.isEmpty());
      assertThat(values(view)).as("%s to %s", from, to).isEqualTo(values(expected));
    }
  }
}
