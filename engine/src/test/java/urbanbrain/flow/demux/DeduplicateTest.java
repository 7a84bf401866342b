package urbanbrain.flow.demux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Timeline;

class DeduplicateTest {

  private static final StreamType CRASH = Events.stream("traffic.crash", "sev+");
  private static final StreamType EMS = Events.stream("health.ems_call", "prio+");

  @Test
  void letsEachEventPassOnceWhateverItsArrival() {
    Event first = Events.of(CRASH).with("sev", 1).arriving(5).at(100, "a");
    Event again = Events.of(CRASH).with("sev", 1).arriving(9).at(100, "a");
    play().event(first, first).event(again).time(99).event(again).end().leavesNoState();
  }

  @Test
  void otherTimeContentOrStreamMakesAnotherEvent() {
    Event one = Events.of(CRASH).with("sev", 1).at(100, "a");
    Event content = Events.of(CRASH).with("sev", 2).at(100, "a");
    Event time = Events.of(CRASH).with("sev", 1).at(101, "a");
    Event stream = Events.of(EMS).with("prio", 1).at(100, "a");
    play()
        .event(one, one)
        .event(content, content)
        .event(time, time)
        .event(stream, stream)
        .event(content)
        .event(time)
        .event(stream)
        .end()
        .leavesNoState();
  }

  @Test
  void countsDuplicatesAndConflicts() {
    try (var driver = driver()) {
      driver.element(Events.of(CRASH).with("sev", 1).at(100, "a"));
      driver.element(Events.of(CRASH).with("sev", 2).at(100, "a"));
      driver.element(Events.of(CRASH).with("sev", 2).at(100, "a"));
      driver.restore();
      driver.element(Events.of(CRASH).with("sev", 1).at(100, "a"));
      driver.element(Events.of(CRASH).with("sev", 3).at(100, "a"));
      assertThat(driver.counted("duplicate")).isEqualTo(2);
      assertThat(driver.counted("id_conflict")).isEqualTo(2);
    }
  }

  @Test
  void remembersUntilTheWatermarkHasPassed() {
    Event event = Events.of(CRASH).at(100, "a");
    play().event(event, event).time(99).event(event).time(100 + Deduplicate.REST).leavesNoState();
  }

  @Test
  void spreadsEventsOverItsBuckets() {
    Set<Integer> buckets = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      buckets.add(Events.of(CRASH).at(0, "call " + i).bucket());
    }
    assertThat(buckets).hasSize(1024).allMatch(b -> b >= 0 && b < 1024);
  }

  /** Ids are few, so that many share a time or a bucket; watermarks and restores fall anywhere. */
  @ParameterizedTest
  @MethodSource("seeds")
  void doesWhatASetWouldDo(long seed) {
    Random random = new Random(seed);
    Set<Long> seen = new HashSet<>();
    List<Long> expected = new ArrayList<>();
    int duplicates = 0;
    try (var driver = driver()) {
      long watermark = 0;
      for (int i = 0; i < 300; i++) {
        Event event = event(watermark, random);
        driver.element(event);
        if (seen.add(event.identity())) {
          expected.add(event.identity());
        } else {
          duplicates++;
        }
        if (random.nextInt(10) == 0) {
          watermark += random.nextInt(30);
          driver.watermark(watermark);
        }
        if (random.nextInt(100) == 0) {
          driver.restore();
        }
      }
      driver.end();
      assertThat(driver.out()).extracting(Event::identity).isEqualTo(expected);
      assertThat(driver.counted("duplicate")).isEqualTo(duplicates);
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  private static Event event(long watermark, Random random) {
    long time = watermark + 1 + random.nextInt(20);
    String id = "id" + random.nextInt(4);
    return Events.of(CRASH).with("sev", random.nextInt(3)).at(time, id);
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private static Driver<Event, Event> driver() {
    return Driver.keyed(Deduplicate::new, Deduplicate.KEY, Types.INT);
  }

  private static Timeline<Event, Event> play() {
    return Timeline.of(driver());
  }
}
