package urbanbrain.flow.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Word;
import urbanbrain.flow.meter.Stamps;
import urbanbrain.harness.Events;

/** The clock of the second and third of three parts of sources, both of the source 7. */
class GateTest {

  private static final long NEVER = Long.MIN_VALUE;
  private static final long ENDED = Long.MAX_VALUE;
  private static final StreamType WANTED = new StreamType("health.ems_call", "", null, List.of());
  private static final StreamType OTHER = new StreamType("traffic.speed", "", null, List.of());

  private OneInputStreamOperatorTestHarness<Decoded, Event> gate;

  @BeforeEach
  void open() throws Exception {
    gate =
        new OneInputStreamOperatorTestHarness<>(
            new Gate(0, List.of(1, 2), Set.of(7), Set.of(WANTED.name())));
    gate.setup(EventCodec.INSTANCE);
    gate.open();
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
  }

  @Test
  void onlyWhatItsRulesWantPasses() throws Exception {
    heard(OTHER, 7);
    heard(WANTED, 8);
    assertThat(out()).containsExactly("8");
  }

  @Test
  void itWaitsForTheSlowestOfItsSourcesAndForNoOther() throws Exception {
    ticked(5, 100, NEVER, 200);
    ticked(5, 100, 90, 200);
    ticked(NEVER, 100, 90, 200);
    ticked(5, 110, 95, 200);
    assertThat(out()).containsExactly("w90", "w95");
  }

  @Test
  void aSourceThatHasEndedHoldsItBackNoMore() throws Exception {
    ticked(5, ENDED, 95, 200);
    assertThat(out()).containsExactly("w95");
  }

  @Test
  void whenAllHaveEndedNothingUpToTheNewestOfTheCityCanCome() throws Exception {
    ticked(5, ENDED, ENDED, 200);
    ticked(5, ENDED, ENDED, 230);
    assertThat(out()).containsExactly("w200", "w230");
  }

  @Test
  void theEndComesAfterTheNewestOfTheCity() throws Exception {
    ticked(5, 100, 90, 200);
    ticked(ENDED, ENDED, ENDED, 200);
    gate.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(out()).containsExactly("w90", "w200", "end");
  }

  @Test
  void aCityWithoutEventsEndsAtOnce() throws Exception {
    ticked(ENDED, ENDED, ENDED, NEVER);
    gate.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(out()).containsExactly("end");
  }

  @Test
  void onlyThePausesOfItsSourcesPass() throws Exception {
    give(new Decoded.Paused(new Pause(7, 10, 20)));
    give(new Decoded.Paused(new Pause(1, 11, 20)));
    assertThat(gate.getSideOutput(Gate.PAUSES))
        .extracting(pause -> pause.getValue().from())
        .containsExactly(10L);
  }

  @Test
  void anEventTravelsWithItsArrivalAndAWatermarkBehindThatWhichMovedTheClock() throws Exception {
    give(new Decoded.Heard(Events.of(WANTED).arriving(50).at(8, "a")));
    give(new Decoded.Heard(Events.of(WANTED).at(9, "b")));
    give(new Decoded.Ticked(new long[] {5, 100, 90}, 200, 60));
    give(new Decoded.Ticked(new long[] {5, 100, 90}, 200, 70));
    List<Long> arrivals = new ArrayList<>();
    for (Object o : gate.getOutput()) {
      if (o instanceof StreamRecord<?> event) {
        arrivals.add(Stamps.arrival(event.getTimestamp()));
      }
    }
    assertThat(arrivals).containsExactly(50L, Event.NO_ARRIVAL);
    assertThat(gate.getSideOutput(Gate.ARRIVED))
        .extracting(StreamRecord::getValue)
        .containsExactly(new Word.Arrived(0, 90, 60));
  }

  private void heard(StreamType stream, long time) throws Exception {
    give(new Decoded.Heard(Events.of(stream).at(time, "e" + time)));
  }

  /** The clocks of the three sources, and the newest event of all. */
  private void ticked(long first, long second, long third, long newest) throws Exception {
    give(new Decoded.Ticked(new long[] {first, second, third}, newest, NEVER));
  }

  private void give(Decoded decoded) throws Exception {
    gate.processElement(new StreamRecord<>(decoded));
  }

  private List<String> out() {
    List<String> out = new ArrayList<>();
    for (Object o = gate.getOutput().poll(); o != null; o = gate.getOutput().poll()) {
      if (o instanceof Watermark mark) {
        out.add(mark.getTimestamp() == ENDED ? "end" : "w" + mark.getTimestamp());
      } else {
        out.add(Long.toString(((Event) ((StreamRecord<?>) o).getValue()).time()));
      }
    }
    return out;
  }
}
