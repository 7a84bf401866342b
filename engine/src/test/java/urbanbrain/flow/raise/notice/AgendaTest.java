package urbanbrain.flow.raise.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private final Agenda<String> agenda = new Agenda<>(Comparator.naturalOrder());

  @Test
  void itTellsWhatStandsUpToATimeTheEarliestFirst() {
    agenda.set("b", 20);
    agenda.set("c", 10);
    agenda.set("a", 20);
    agenda.set("d", 21);
    assertThat(upTo(20)).containsExactly("c", "a", "b");
    assertThat(upTo(9)).isEmpty();
    assertThat(agenda.first()).isEqualTo(10);
  }

  @Test
  void aThingStandsUnderItsLastTimeOnly() {
    agenda.set("a", 20);
    agenda.set("a", 5);
    assertThat(upTo(Long.MAX_VALUE)).containsExactly("a");
    assertThat(agenda.first()).isEqualTo(5);
    agenda.set("a", Times.END);
    assertThat(upTo(Long.MAX_VALUE)).isEmpty();
    assertThat(agenda.first()).isEqualTo(Times.END);
  }

  @Test
  void itIsAsIfAllWereGoneThrough() {
    Random random = new Random(3);
    TreeMap<String, Long> times = new TreeMap<>();
    for (int step = 0; step < 5_000; step++) {
      String thing = "t" + random.nextInt(40);
      if (random.nextInt(4) == 0) {
        agenda.remove(thing);
        times.remove(thing);
      } else {
        long time = random.nextInt(100);
        agenda.set(thing, time);
        times.put(thing, time);
      }
      long now = random.nextInt(100);
      assertThat(upTo(now))
          .containsExactlyInAnyOrderElementsOf(
              times.keySet().stream().filter(t -> times.get(t) <= now).toList());
    }
    agenda.clear();
    assertThat(upTo(100)).isEmpty();
  }

  private List<String> upTo(long time) {
    List<String> things = new ArrayList<>();
    agenda.addUpTo(time, things);
    return things;
  }
}
