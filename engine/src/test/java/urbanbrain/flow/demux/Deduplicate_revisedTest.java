package urbanbrain.flow.demux;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.Event.Version;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Timeline;

/**
 * Versions of the events of revised streams: the highest stands, whatever the order they come in.
 */
class Deduplicate_revisedTest {

  private static final StreamType PLAIN = Events.stream("health.ems_call", "rev", "prio", "off+");

  private static final StreamType NUMBERED =
      Events.revised(PLAIN, "rev", call -> call.numbers()[2] > 0);

  private static final StreamType BY_ARRIVAL = Events.revised(PLAIN, null, null);

  @Test
  void aHigherRevisionWithdrawsWhatStoodAndStandsInItsPlace() {
    Event first = call(1, 3);
    Event second = call(2, 1);
    play()
        .event(first, shown(first))
        .event(second, "-1/3", "+2/1")
        .event(first)
        .event(call(3, 2), "-2/1", "+3/2")
        .end()
        .leavesNoState();
  }

  @Test
  void aLowerRevisionThatComesLaterChangesNothing() {
    play().event(call(2, 1), "+2/1").event(call(1, 3)).time(100 + Deduplicate.REST).leavesNoState();
  }

  @Test
  void aVersionWithoutARevisionIsTheLowest() {
    play().event(call(Double.NaN, 3), "+null/3").event(call(-5, 1), "-null/3", "+-5/1").end();
  }

  @Test
  void aCancelledEventIsNoneUntilAHigherRevisionBringsItBack() {
    play()
        .event(call(1, 3), "+1/3")
        .event(cancelled(2), "-1/3")
        .event(cancelled(2))
        .event(call(1, 3))
        .event(cancelled(3))
        .event(call(4, 1), "+4/1")
        .end()
        .leavesNoState();
  }

  @Test
  void aCancellationMayComeBeforeWhatItCancels() {
    play().event(cancelled(2)).event(call(1, 3)).time(99).event(call(1, 2)).end().leavesNoState();
  }

  @Test
  void withoutRevisionsTheGreatestArrivalCounts() {
    play()
        .event(arriving(20, 3), "+null/3")
        .event(arriving(10, 1))
        .event(arriving(30, 2), "-null/3", "+null/2")
        .event(arriving(25, 3))
        .end()
        .leavesNoState();
  }

  @Test
  void ofOneContentItsGreatestArrivalCounts() {
    play()
        .event(arriving(10, 1), "+null/1")
        .event(arriving(30, 1))
        .event(arriving(20, 2))
        .event(arriving(40, 2), "-null/1", "+null/2")
        .event(arriving(50, 1), "-null/2", "+null/1")
        .end()
        .leavesNoState();
  }

  @Test
  void anotherEndMakesAnotherVersion() {
    Event until200 =
        arriving(10, 1).with(new Event.Special(200, new Version(NaN, false), false, null));
    Event until300 =
        arriving(20, 1).with(new Event.Special(300, new Version(NaN, false), false, null));
    play()
        .event(until200, "+null/1")
        .event(until300, "-null/1", "+null/1")
        .event(until200)
        .end()
        .leavesNoState();
  }

  @Test
  void theSameIdAtAnotherTimeIsAnotherEvent() {
    Event other = Events.of(NUMBERED).with("rev", 2).with("prio", 1).at(101, "c");
    try (var driver = driver()) {
      driver.element(call(1, 3));
      driver.element(other);
      driver.restore();
      driver.element(call(2, 3));
      driver.element(call(2, 3));
      driver.element(call(1, 9));
      assertThat(driver.out())
          .extracting(Deduplicate_revisedTest::shown)
          .containsExactly("+1/3", "+2/1", "-1/3", "+2/3");
      assertThat(driver.counted("id_conflict")).isEqualTo(1);
      assertThat(driver.counted("duplicate")).isEqualTo(1);
      assertThat(driver.counted("superseded")).isEqualTo(2);
    }
  }

  @Test
  void appendAndRevisedStreamsShareABucketsTimers() {
    Event plain = Events.of(PLAIN).with("prio", 7).at(100, "c");
    play()
        .event(call(1, 3), "+1/3")
        .event(plain, "+null/7")
        .event(plain)
        .event(call(1, 3))
        .time(100 + Deduplicate.REST)
        .leavesNoState();
  }

  /** Few ids, times, revisions and arrivals, so that ties are many. */
  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheHighestVersionsInAnyOrder(long seed) {
    Random random = new Random(seed);
    StreamType stream = random.nextBoolean() ? NUMBERED : BY_ARRIVAL;
    List<Event> versions = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(120); i++) {
      versions.add(version(stream, random));
    }
    Map<String, Event> expected = highest(versions);
    for (int order = 0; order < 3; order++) {
      Collections.shuffle(versions, random);
      try (var driver = driver()) {
        for (int i = 0; i < versions.size(); i++) {
          driver.element(versions.get(i));
          if (random.nextInt(4) == 0) {
            driver.watermark(least(versions.subList(i + 1, versions.size())) - 1);
          }
          if (random.nextInt(30) == 0) {
            driver.restore();
          }
        }
        driver.end();
        assertThat(standing(driver.out())).isEqualTo(shown(expected));
        assertThat(driver.stateEntries() + driver.timers()).isZero();
      }
    }
  }

  private static long least(List<Event> rest) {
    return rest.stream().mapToLong(Event::time).min().orElse(1000);
  }

  private static Event version(StreamType stream, Random random) {
    return Events.of(stream)
        .with("rev", random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3))
        .with("prio", random.nextInt(3))
        .with("off", random.nextInt(4) == 0 ? 1 : 0)
        .arriving(random.nextInt(4))
        .at(random.nextInt(12) - 6, "id" + random.nextInt(3));
  }

  private static Map<String, Event> highest(List<Event> versions) {
    Map<String, Event> highest = new TreeMap<>();
    for (Event version : versions) {
      highest.merge(
          version.toString(), version, (a, b) -> Revisions.ORDER.compare(a, b) < 0 ? b : a);
    }
    highest.values().removeIf(version -> version.version().cancelled());
    return highest;
  }

  private static Map<String, String> shown(Map<String, Event> events) {
    Map<String, String> shown = new TreeMap<>();
    events.forEach((name, event) -> shown.put(name, shown(event)));
    return shown;
  }

  /** What stands when all is told; nothing may be told twice, or taken back that was not told. */
  private static Map<String, String> standing(List<Event> told) {
    Map<Long, Event> standing = new LinkedHashMap<>();
    for (Event event : told) {
      if (event.isWithdrawn()) {
        assertThat(standing.remove(event.identity())).as("withdrawn").isNotNull();
      } else {
        assertThat(standing.put(event.identity(), event)).as("told").isNull();
      }
    }
    Map<String, String> shown = new TreeMap<>();
    standing.values().forEach(e -> assertThat(shown.put(e.toString(), shown(e))).isNull());
    return shown;
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 100));
  }

  private static Event call(double revision, double priority) {
    return Events.of(NUMBERED).with("rev", revision).with("prio", priority).at(100, "c");
  }

  private static Event cancelled(double revision) {
    return Events.of(NUMBERED).with("rev", revision).with("off", 1).at(100, "c");
  }

  private static Event arriving(long arrival, double priority) {
    return Events.of(BY_ARRIVAL).with("prio", priority).arriving(arrival).at(100, "c");
  }

  private static String shown(Object out) {
    Event event = (Event) out;
    return (event.isWithdrawn() ? "-" : "+")
        + event.print(PLAIN.fields().get(0))
        + "/"
        + event.print(PLAIN.fields().get(1));
  }

  private static Driver<Event, Event> driver() {
    return Driver.keyed(Deduplicate::new, Deduplicate.KEY, Types.INT);
  }

  private static Timeline<Event, Event> play() {
    return Timeline.of(driver()).seenAs(Deduplicate_revisedTest::shown);
  }
}
