package urbanbrain.flow.demux.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.cel.Access;
import urbanbrain.cel.Truth;
import urbanbrain.event.Event;
import urbanbrain.harness.Events;

/**
 * Conditions that are found by what they need hold for the events for which each holds by itself.
 */
class Conditions_oneByOneTest {

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 50));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agree(long seed) {
    Random random = new Random(seed);
    Wheres wheres = new Wheres(random);
    List<String> texts =
        IntStream.range(0, random.nextInt(40)).mapToObj(i -> wheres.text()).toList();
    List<Truth<Event>> all = texts.stream().map(Wheres::compiled).toList();
    Conditions conditions = conditions(all);
    for (int time = 0; time < 50; time++) {
      Event event = wheres.event(time);
      Holding holding = conditions.judge(event);
      List<Integer> held = new ArrayList<>();
      for (int place = 0; place < all.size(); place++) {
        boolean holds = all.get(place).of(event);
        assertThat(holding.has(place)).as("%s of %s", texts.get(place), event).isEqualTo(holds);
        if (holds) {
          held.add(place);
        }
      }
      assertThat(IntStream.range(0, holding.size()).map(holding::get))
          .containsExactlyInAnyOrderElementsOf(held);
    }
  }

  @Test
  void judgesOnlyWhatNeedsTheEventsValue() {
    AtomicInteger judged = new AtomicInteger();
    List<Truth<Event>> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      // Each has the kind in common with all others, and its zone with none.
      String text = "e.kind == 'a' && e.zone == 'z%d' && e.level > 2".formatted(i);
      all.add(counting(Wheres.compiled(text), judged));
    }
    Conditions conditions = conditions(all);
    Event event =
        Events.of(Wheres.STREAM)
            .with("kind", "a")
            .with("zone", "z17")
            .with("level", 3)
            .at(0, "event");
    Holding holding = conditions.judge(event);
    assertThat(holding.size()).isEqualTo(1);
    assertThat(holding.get(0)).isEqualTo(17);
    assertThat(judged).hasValue(1);
  }

  private static Truth<Event> counting(Truth<Event> truth, AtomicInteger judged) {
    List<Access> needed = truth.accesses();
    return Access.known(
        event -> {
          judged.incrementAndGet();
          return truth.of(event);
        },
        needed);
  }

  private static Conditions conditions(List<Truth<Event>> all) {
    return new Conditions(all.stream().map(truth -> new Condition(Wheres.STREAM, truth)).toList());
  }
}
