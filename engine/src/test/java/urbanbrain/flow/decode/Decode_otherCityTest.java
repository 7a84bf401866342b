package urbanbrain.flow.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mappings;
import urbanbrain.mapping.SourceSpec;

/** Decode goes on from a snapshot in a city whose sources, or their parts, are others. */
class Decode_otherCityTest {

  private static final long PAUSE = 100;
  private static final SourceSpec CALLS = named("calls", 10, SourceSpec.NEVER);
  private static final SourceSpec SPEEDS = named("speeds", 1_000, SourceSpec.NEVER);
  private static final SourceSpec VALVES = named("valves", 0, SourceSpec.NEVER);

  private static SourceSpec named(String name, long lateness, long idle) {
    return Mappings.named(name, Mappings.readings(Format.NDJSON, lateness, idle)).of(name + "-0");
  }

  @Test
  void clocksStayWithTheirSourcesInAnotherOrderAndBesideOthers() throws Exception {
    try (Decoding decode = Decoding.in(CALLS, SPEEDS)) {
      decode.event(0, 5_000, 5_000).event(1, 4_000, 5_000);
      decode.restoreIn(VALVES, SPEEDS, CALLS).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(Long.MIN_VALUE, 2_999, 4_989);
      decode.out();
      decode.event(1, 3_000, 5_001).event(2, 4_989, 5_001).event(0, 7, 5_001);
      assertThat(decode.out()).startsWith("3000", "4989 late by 1", "7");
    }
  }

  @Test
  void aSourceThatIsGoneHoldsBackNobodyAndIsNewWhenItIsThereAgain() throws Exception {
    try (Decoding decode = Decoding.in(CALLS, SPEEDS)) {
      decode.event(0, 9_000, 9_000).event(1, 4_000, 9_000).restoreIn(CALLS).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(8_989);
      decode.restoreIn(CALLS, SPEEDS).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(8_989, Long.MIN_VALUE);
    }
  }

  @Test
  void aNewPartOfASourceBeginsWhereTheSlowestOfTheOthersStands() throws Exception {
    SourceSpec second = CALLS.of("calls-1");
    SourceSpec third = CALLS.of("calls-2");
    try (Decoding decode = Decoding.in(CALLS, second, SPEEDS)) {
      decode.event(0, 9_000, 9_000).event(1, 8_000, 9_000).event(2, 20_000, 9_000);
      decode.restoreIn(CALLS, second, third, SPEEDS).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(8_989, 7_989, 7_989, 18_999);
      decode.out();
      decode.event(2, 7_989, 9_001).event(2, 7_990, 9_001);
      assertThat(decode.out()).containsExactly("7989 late by 1", "7990");
    }
  }

  @Test
  void aNewPartOfASourceThatHasEndedIsBehindTheNewestEventLate() throws Exception {
    try (Decoding decode = Decoding.in(CALLS, SPEEDS)) {
      decode.event(0, 9_000, 9_000).event(1, 9_500, 9_000).give(Record.end(0));
      decode.restoreIn(CALLS, CALLS.of("calls-1"), SPEEDS).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(Clocks.ENDED, 9_500, 8_499);
    }
  }

  @Test
  void aNewSourceIsSilentSinceTheRestore() throws Exception {
    SourceSpec live = named("live", 0, 60_000);
    try (Decoding decode = Decoding.in(CALLS)) {
      decode.event(0, 100_000, 100_000).restoreIn(live, CALLS);
      decode.event(1, 130_000, 130_000).event(1, 160_000, 160_000).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(Long.MIN_VALUE, 159_989);
      decode.event(1, 160_001, 160_001).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(159_990, 159_990);
    }
  }

  @Test
  void thePulseStaysWithItsSource() throws Exception {
    SourceSpec live = named("live", 0, 100);
    try (Decoding decode = Decoding.in(CALLS, live)) {
      decode.event(1, 1_000, 1_000).event(1, 1_200, 1_200).pass(PAUSE);
      assertThat(decode.out()).contains("pause of live 1100-");
      decode.restoreIn(live.of("live-1"), live, CALLS).event(0, 1_300, 1_300).pass(PAUSE);
      assertThat(decode.out()).containsExactly("1300");
      decode.event(1, 1_301, 1_301).pass(PAUSE);
      assertThat(decode.out()).containsExactly("1301", "pause of live 1100-1200");
    }
  }

  @Test
  void columnsStayWithTheirFile() throws Exception {
    SourceSpec table = Mappings.readings(Format.CSV, 0, SourceSpec.NEVER);
    try (Decoding decode = Decoding.in(table, CALLS)) {
      decode.give(Record.of(Record.Kind.HEADER, 0, 1, Mappings.HEADER));
      decode.restoreIn(CALLS, VALVES, table).restoreIn(VALVES, table);
      decode.give(Record.of(Record.Kind.DATA, 1, 2, "reading,s,20,20,,,,,"));
      assertThat(decode.out()).containsExactly("20");
    }
  }
}
