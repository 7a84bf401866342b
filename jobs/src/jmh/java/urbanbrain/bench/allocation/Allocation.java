package urbanbrain.bench.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.bench.flink.Events;
import urbanbrain.city.City;
import urbanbrain.event.Event;

/**
 * How many bytes does an event allocate behind decode, where no message comes of it? By operator,
 * in Flink's own harness with heap state, warm, with a watermark after every 32 events as decode
 * gives them: for a window rule that judges each event, and for a join for whose other leg none
 * comes.
 *
 * <p>What an operator is given is not counted: the network makes it, whatever the operator does.
 * Nor are checkpoints, after which the heap state copies each value once when it is next changed.
 *
 * <p>{@code -Devents=} that are counted and {@code -Dwarm=} that come before, multiples of 32;
 * {@code -Dkeys=}. By class and place: with async-profiler, {@code event=alloc}, what is under
 * {@code Measured.take}.
 */
class Allocation {

  private static final int EVENTS = Integer.getInteger("events", 1_000_000);
  private static final int WARM = Integer.getInteger("warm", 3_000_000);
  private static final int KEYS = Integer.getInteger("keys", 1_000);

  /** So often decode tells how far it is. */
  private static final int BETWEEN_WATERMARKS = 32;

  private static final int GOAL = 16;

  private static final String RULE =
      """
      rule: rule
      says: A sensor reads what it never reads.
      status: live
      owner: bench
      because: No message comes.
      gaps: [None.]
      %s
      incident:
        severity: Minor
        headline: { en: "A sensor reads what it never reads" }
      """;

  /** Which rule there is. */
  private enum When {
    WINDOW(
        """
        events:
          reading: { stream: bench.reading }
        when:
          window: { of: reading, by: sensor, over: 5m, every: 10s }
          raise: "avg(reading.value) > 95 && count() >= 10\"\
        """),
    JOIN(
        """
        events:
          reading: { stream: bench.reading, where: "reading.value >= 0" }
          never: { stream: bench.reading, where: "never.value == 100" }
        when: { all: [reading, never], within: 5m, same: sensor }\
        """);

    private final String text;

    When(String text) {
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource
  void measure(When when) throws Exception {
    City city = BenchCity.of(RULE.formatted(when.text));
    Events.Maker maker = Events.maker(city);
    Readings readings = Readings.make(KEYS, WARM + EVENTS);
    Path path = new Path(city.rules());
    long newest = Long.MIN_VALUE;
    List<Event> batch = new ArrayList<>();
    for (int at = 0; at < readings.size(); at++) {
      if (at == WARM) {
        path.operators().values().forEach(Measured::countAnew);
      }
      batch.add(maker.event(readings, at));
      newest = Math.max(newest, readings.time(at));
      if (batch.size() == BETWEEN_WATERMARKS) {
        path.take(batch, newest - Readings.LATENESS - 1);
        batch.clear();
      }
    }
    print(when, path);
    path.close();
  }

  private static void print(When when, Path path) {
    System.out.printf(
        "%n%s%n%n| operator | taken | bytes each | bytes an event |%n|---|--:|--:|--:|%n", when);
    double sum = 0;
    for (var operator : path.operators().entrySet()) {
      Measured<?, ?> measured = operator.getValue();
      double each = (double) measured.bytes() / Math.max(1, measured.taken());
      double ofEvent = (double) measured.bytes() / EVENTS;
      sum += ofEvent;
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %.1f | %.1f |%n",
          operator.getKey(),
          measured.taken(),
          each,
          ofEvent);
    }
    System.out.printf(Locale.ROOT, "| all | | | %.1f (goal: less than %d) |%n", sum, GOAL);
    long words = path.operators().get("raise.Raise").taken();
    assertThat(words).as("no match is told").isEqualTo(EVENTS / BETWEEN_WATERMARKS);
  }
}
