package urbanbrain.window.evidence;

import static org.assertj.core.api.Assertions.assertThat;

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
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.verdict.Evidence;

class ShownTest {

  private static final StreamType STREAM = Events.stream("test.s", "key:text", "value");
  private static final EvidenceForm FORM = EvidenceForm.of(List.of(Rules.leg("leg", STREAM)));

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 300));
  }

  /** Few times, ids and contents, so that many events differ in one of them only. */
  private static Event event(Random random) {
    Events event = Events.of(STREAM).with("key", "k").with("value", random.nextInt(3));
    if (random.nextInt(3) > 0) {
      event.in(random.nextInt(4), 0);
    }
    return event.at(random.nextInt(7), "e" + random.nextInt(3));
  }

  private static byte[] shown(List<Event> events) {
    byte[] shown = null;
    for (Event event : events) {
      shown = Shown.with(shown, event, FORM);
    }
    return shown;
  }

  private static List<Long> identities(List<Event> events) {
    return events.stream().map(Event::identity).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterEachEventItIsTheFirstAndTheLastPlacedOfAll(long seed) {
    Random random = new Random(seed);
    List<Event> all = new ArrayList<>();
    byte[] shown = null;
    for (int i = 0; i < 30; i++) {
      Event event = event(random);
      all.add(event);
      shown = Shown.with(shown, event, FORM);
      List<Event> first = new ArrayList<>();
      Shown.addTo(first, shown, FORM);
      List<Event> sorted = all.stream().sorted(EvidenceForm.ORDER).limit(Evidence.SHOWN).toList();
      assertThat(identities(first)).as("event %d", i).isEqualTo(identities(sorted));
      Event placed = all.stream().filter(Event::isPlaced).max(Event.ORDER).orElse(null);
      Event last = Shown.placed(shown, FORM);
      assertThat(last == null ? null : last.identity())
          .as("event %d", i)
          .isEqualTo(placed == null ? null : placed.identity());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichEventsComeLeavesNoTrace(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5 + random.nextInt(20); i++) {
      events.add(event(random));
    }
    byte[] one = shown(events);
    Collections.shuffle(events, random);
    assertThat(shown(events)).isEqualTo(one);
  }

  @Test
  void whatWasThereBeforeIsNotChanged() {
    byte[] before = shown(List.of(event(new Random(1)), event(new Random(2))));
    byte[] copy = before.clone();
    Shown.with(before, event(new Random(3)), FORM);
    assertThat(before).isEqualTo(copy);
  }

  @Test
  void noMoreAreAddedThanEvidenceShows() {
    byte[] three = shown(Collections.nCopies(3, event(new Random(1))));
    List<Event> into = new ArrayList<>();
    for (int pane = 0; pane < 4; pane++) {
      Shown.addTo(into, three, FORM);
    }
    assertThat(into).hasSize(Evidence.SHOWN);
  }
}
