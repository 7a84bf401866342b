package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;

/** By which arrival something is said. */
class ArrivalsTest {

  private static final Word TOLD = new Word.Told(1, null);

  private final Arrivals arrivals = new Arrivals(2);

  private long passed(long watermark) {
    Word.Passed word = new Word.Passed(1, watermark);
    arrivals.hear(word);
    return arrivals.of(word, null);
  }

  @Test
  void whatAnEventDecidesIsSaidByItsArrival() {
    arrivals.hear(new Word.Arrived(1, 10, 500));
    assertThat(arrivals.of(TOLD, -700L)).isEqualTo(700);
  }

  @Test
  void whatAClockDecidesIsSaidByTheArrivalThatMovedIt() {
    arrivals.hear(new Word.Arrived(1, 10, 500));
    arrivals.hear(new Word.Arrived(1, 20, 600));
    arrivals.hear(new Word.Arrived(0, 15, 550));
    assertThat(passed(10)).isEqualTo(500);
    assertThat(passed(20)).isEqualTo(600);
    assertThat(passed(Long.MAX_VALUE)).isEqualTo(600);
  }

  @Test
  void whatATimerSaysComesBeforeItsClockHasPassed() {
    arrivals.hear(new Word.Arrived(1, 10, 500));
    passed(10);
    arrivals.hear(new Word.Arrived(1, 20, 600));
    arrivals.hear(new Word.Arrived(1, 30, 700));
    assertThat(arrivals.of(TOLD, 17L)).isEqualTo(600);
    passed(30);
    assertThat(arrivals.of(TOLD, 17L)).isEqualTo(700);
  }

  @Test
  void afterARestartNothingIsKnown() {
    assertThat(arrivals.of(TOLD, 17L)).isEqualTo(Event.NO_ARRIVAL);
    assertThat(arrivals.of(TOLD, null)).isEqualTo(Event.NO_ARRIVAL);
    assertThat(passed(10)).isEqualTo(Event.NO_ARRIVAL);
  }
}
