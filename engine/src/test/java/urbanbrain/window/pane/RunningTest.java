package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;

/** What is carried on from window to window is what is read of the panes themselves. */
class RunningTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value", "other");
  private static final Form.Window FORM =
      Windows.of(Rules.leg("leg", STREAM))
          .lane(Lane.Op.AVG, "value")
          .lane(Lane.Op.COUNT, "")
          .lane(Lane.Op.MAX, "value")
          .lane(Lane.Op.SUM, "other")
          .lane(Lane.Op.SUM, "value")
          .form();
  private static final long PANE = 10;
  private static final int STEPS = 600;

  private final List<Event> there = new ArrayList<>();
  private final Running running = new Running();
  private Random random;
  private Panes.Plan plan;
  private Panes panes;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  private void begin(long seed, Plans kind) {
    random = new Random(seed);
    plan = kind.of(FORM, PANE, Long.MAX_VALUE);
    panes = new Panes(plan);
  }

  private View view() {
    return new View(FORM.lanes().stream().map(plan.layout()::place).toArray(Layout.Place[]::new));
  }

  private static double[] values(View view) {
    return IntStream.range(0, FORM.lanes().size()).mapToDouble(view::value).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsSoInPanesOfOneLevel(long seed) {
    begin(seed, Plans.FLAT);
    play(300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsSoInPanesOfTwoLevels(long seed) {
    begin(seed, Plans.DEEP);
    play(2_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsSoWhereEventsAreTakenOut(long seed) {
    begin(seed, Plans.REVISED);
    play(200);
  }

  /** Events come, some late; the window goes on, now and then back or far; the old is dropped. */
  private void play(int over) {
    View carried = view();
    View read = view();
    long now = 10_000;
    for (int step = 0; step < STEPS; step++) {
      now += PANE * (random.nextInt(10) == 0 ? random.nextInt(20) : random.nextInt(2));
      change(now);
      long to = (random.nextInt(8) == 0 ? now - PANE * random.nextInt(9) : now) / PANE * PANE;
      panes.show(to - over, to, plan, carried, running);
      panes.show(to - over, to, plan, read);
      assertThat(values(carried)).isEqualTo(values(read));
      if (random.nextInt(6) == 0) {
        panes.dropBefore(now - over - PANE * 10 + PANE * random.nextInt(12), plan);
      }
    }
  }

  private void change(long now) {
    if (plan.isRevised() && !there.isEmpty() && random.nextInt(3) == 0) {
      Event event = there.remove(there.size() - 1);
      panes.leave(event, plan, running);
      panes.remove(event, plan);
      panes.enter(event, plan, running);
      return;
    }
    long time = now - (random.nextInt(4) == 0 ? random.nextInt(80) : random.nextInt(10));
    double value = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 1e9;
    Event event =
        Events.of(STREAM)
            .with("value", value)
            .with("other", random.nextInt(100))
            .at(time, "e" + random.nextLong());
    panes.leave(event, plan, running);
    panes.add(event, plan);
    panes.enter(event, plan, running);
    there.add(event);
    // What is dropped is not taken out.
    there.removeIf(old -> old.time() < now - 5 * PANE);
  }
}
