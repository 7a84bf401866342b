package urbanbrain.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static urbanbrain.harness.Events.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Events;

/** Sentence by sentence, which version of an event is the event. Versions differ by priority. */
class OracleVersionsTest {

  private static final StreamType CALL = stream("health.call", "town:text", "priority");
  private static final double NONE = Double.NaN;

  private final List<Event> events = new ArrayList<>();

  @Test
  void theHighestRevisionIsTheEventWhateverTheArrival() {
    version("a", 10, 3, 50, 3);
    version("a", 10, 1, 60, 1);
    version("a", 10, 2, 70, 2);
    assertStanding("a@10 priority 3");
  }

  @Test
  void withoutRevisionsTheLastToArriveIsTheEvent() {
    version("a", 10, NONE, 60, 1);
    version("a", 10, NONE, 50, 2);
    assertStanding("a@10 priority 1");
    version("a", 10, NONE, 70, 2);
    assertStanding("a@10 priority 2");
  }

  @Test
  void anyRevisionIsHigherThanNone() {
    version("a", 10, -5, 50, 1);
    version("a", 10, NONE, 60, 2);
    assertStanding("a@10 priority 1");
  }

  @Test
  void aCancelledEventIsNone() {
    version("a", 10, 1, 50, 1);
    cancel("a", 10, 2, 60, 1);
    version("b", 10, 1, 50, 1);
    assertStanding("b@10 priority 1");
    version("a", 10, 3, 70, 2);
    assertStanding("a@10 priority 2", "b@10 priority 1");
  }

  @Test
  void atAnotherTimeItIsAnotherEvent() {
    version("a", 10, 1, 50, 1);
    cancel("a", 11, 2, 60, 1);
    assertStanding("a@10 priority 1");
  }

  private void version(String id, long time, double revision, long arrival, double priority) {
    add(id, time, new Event.Version(revision, false), arrival, priority);
  }

  private void cancel(String id, long time, double revision, long arrival, double priority) {
    add(id, time, new Event.Version(revision, true), arrival, priority);
  }

  private void add(String id, long time, Event.Version version, long arrival, double priority) {
    Event plain = Events.of(CALL).with("priority", priority).arriving(arrival).at(time, id);
    events.add(plain.with(new Event.Special(time, version, false, null)));
  }

  private void assertStanding(String... expected) {
    assertThat(
            Log.of(Versions.judged(events)).events().stream()
                .map(e -> e + " priority " + Math.round(e.numbers()[0]))
                .toList())
        .isEqualTo(Arrays.asList(expected));
  }
}
