package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar.Unit;
import urbanbrain.window.pane.Edges.Uneven;

class EdgesTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Period DAY = new Period.Calendar(Unit.DAY, ZONE);
  private static final Period WEEK = new Period.Calendar(Unit.WEEK, ZONE);
  private static final long HOUR = 3_600_000;

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
  }

  @Test
  void evenPanesBeginAtMultiplesBeforeTheEpochToo() {
    Edges edges = new Edges.Even(10);
    assertThat(LongStream.of(-11, -10, -1, 0, 9, 10).map(edges::number))
        .containsExactly(-2L, -1L, -1L, 0L, 0L, 1L);
    assertThat(edges.begin(-1)).isEqualTo(-10);
    assertThat(edges.end(-1)).isZero();
  }

  @Test
  void panesBeginWhereAWindowEndsOrBegins() {
    Edges edges = new Uneven(List.of(new Uneven.Windows(DAY, 6 * HOUR)));
    long midnight = at("2024-11-03T00:00");
    long evening = at("2024-11-03T18:00");
    assertThat(edges.number(midnight)).isEqualTo(midnight);
    assertThat(edges.number(midnight - 1)).isEqualTo(at("2024-11-02T18:00"));
    assertThat(edges.end(midnight)).isEqualTo(evening);
    assertThat(edges.number(evening - 1)).isEqualTo(midnight);
    assertThat(edges.number(evening)).isEqualTo(evening);
    assertThat(edges.end(evening)).isEqualTo(at("2024-11-04T00:00"));
    assertThat(edges.begin(evening)).isEqualTo(evening);
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 20));
  }

  /** Over the weeks about a change of the clock, in whatever order they are asked for. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyTimeIsInThePaneOfItsNumber(long seed) {
    Random random = new Random(seed);
    List<Uneven.Windows> windows =
        List.of(
            new Uneven.Windows(DAY, 24 * HOUR),
            new Uneven.Windows(DAY, HOUR * (1 + random.nextInt(60))),
            new Uneven.Windows(WEEK, HOUR * (1 + random.nextInt(300))));
    Edges edges = new Uneven(windows);
    long middle = at(random.nextBoolean() ? "2024-11-03T01:00" : "2024-03-10T03:00");
    for (int i = 0; i < 50; i++) {
      long time = middle + HOUR * (random.nextInt(500) - 250) + random.nextInt(3) - 1;
      long number = edges.number(time);
      assertThat(time).isBetween(edges.begin(number), edges.end(number) - 1);
      assertThat(edges.end(time)).isEqualTo(edges.end(number));
      for (Uneven.Windows window : windows) {
        long end = window.period().after(time);
        assertThat(edges.number(end)).as("a window's end").isEqualTo(end);
        assertThat(edges.number(end - window.over())).isEqualTo(end - window.over());
        assertThat(edges.end(number)).isLessThanOrEqualTo(end);
      }
    }
  }
}
