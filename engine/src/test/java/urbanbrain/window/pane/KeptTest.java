package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;
import urbanbrain.verdict.Evidence;

class KeptTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value");

  private static Event event(long time) {
    return Events.of(STREAM).with("key", "k").at(time, "e" + time);
  }

  private static Event placed(long time, double lat) {
    return Events.of(STREAM).with("key", "k").in(lat, 0).at(time, "e" + time);
  }

  private static List<Event> shown(Kept kept) {
    List<Event> shown = new ArrayList<>();
    kept.showFirst(shown);
    return shown;
  }

  @Test
  void theFirstOnesAreShownHoweverTheyCome() {
    Kept forth = new Kept(false);
    Kept back = new Kept(false);
    List<Event> events = IntStream.range(0, 13).mapToObj(KeptTest::event).toList();
    for (int i = 0; i < 13; i++) {
      forth.add(events.get(i), 100);
      back.add(events.get(12 - i), 100);
    }
    assertThat(shown(forth)).isEqualTo(shown(back)).isEqualTo(events.subList(0, Evidence.SHOWN));
  }

  @Test
  void noMoreAreShownThanEvidenceShows() {
    Kept kept = new Kept(false);
    IntStream.range(0, 3).forEach(i -> kept.add(event(i), 100));
    List<Event> shown = new ArrayList<>();
    for (int pane = 0; pane < 4; pane++) {
      kept.showFirst(shown);
    }
    assertThat(shown).hasSize(Evidence.SHOWN);
  }

  @Test
  void whatIsToldTwiceStaysInTheOrderItCame() {
    Kept kept = new Kept(false);
    Event first = placed(5, 1);
    Event again = placed(5, 1);
    kept.add(first, 100);
    kept.add(again, 100);
    assertThat(shown(kept).get(0)).isSameAs(first);
    assertThat(shown(kept).get(1)).isSameAs(again);
    assertThat(kept.placed()).isSameAs(first);
  }

  @Test
  void theLastPlacedIsTheLastByTime() {
    Kept kept = new Kept(false);
    assertThat(kept.placed()).isNull();
    kept.add(placed(5, 1), 100);
    kept.add(placed(3, 2), 100);
    kept.add(event(9), 100);
    assertThat(kept.placed().lat()).isEqualTo(1);
    kept.add(placed(6, 3), 100);
    assertThat(kept.placed().lat()).isEqualTo(3);
    assertThat(kept.copy().placed().lat()).isEqualTo(3);
  }
}
