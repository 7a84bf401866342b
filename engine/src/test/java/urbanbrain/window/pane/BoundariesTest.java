package urbanbrain.window.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.rule.Period;
import urbanbrain.rule.Period.Calendar.Unit;

/** Whatever was asked before, the boundaries are those of the period. */
class BoundariesTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  static List<Period> periods() {
    return List.of(
        new Period.Fixed(7_000),
        new Period.Calendar(Unit.DAY, ZONE),
        new Period.Calendar(Unit.WEEK, ZONE));
  }

  @ParameterizedTest
  @MethodSource("periods")
  void areThoseOfThePeriodInWhateverOrderTheyAreAskedFor(Period period) {
    long monday = LocalDateTime.parse("2024-11-04T00:00").atZone(ZONE).toInstant().toEpochMilli();
    Boundaries boundaries = new Boundaries(period);
    for (long around : new long[] {0, monday, monday + 86_400_000, monday, -86_400_000}) {
      long edge = period.upTo(around);
      for (long time : new long[] {edge, edge - 1, edge + 1, edge, period.after(edge), edge}) {
        assertThat(boundaries.upTo(time)).as("up to %s", time).isEqualTo(period.upTo(time));
        assertThat(boundaries.after(time)).as("after %s", time).isEqualTo(period.after(time));
        assertThat(boundaries.before(time)).as("before %s", time).isEqualTo(period.before(time));
        assertThat(boundaries.after(time)).as("after %s", time).isEqualTo(period.after(time));
      }
    }
  }
}
