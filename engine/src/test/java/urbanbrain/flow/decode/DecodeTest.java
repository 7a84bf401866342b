package urbanbrain.flow.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mappings;
import urbanbrain.mapping.SourceSpec;

/** The clocks of decode: watermarks and lateness, with a restore at any moment. */
class DecodeTest {

  private static final long PAUSE = 100;

  @Test
  void aWatermarkStaysTheLatenessBehindAndEndsAtTheNewestEvent() throws Exception {
    try (Decoding decode = Decoding.of(source(10))) {
      decode.event(0, 1_000, 1_000).event(0, 995, 1_001).pass(PAUSE);
      assertThat(decode.out()).containsExactly("1000", "995", "w989");
      decode.restore().event(0, 1_020, 1_020).event(0, 1_009, 1_021).event(0, 1_010, 1_021);
      assertThat(decode.out()).containsExactly("1020", "1009 late by 1", "1010");
      assertThat(decode.restore().end().out()).containsExactly("w1020", "end");
    }
  }

  @Test
  void aWatermarkComesAfterManyRecordsThoughTheClockStands() throws Exception {
    try (Decoding decode = Decoding.of(source(0))) {
      for (int i = 1; i <= 32; i++) {
        decode.event(0, i, i);
      }
      assertThat(decode.out()).hasSize(33).endsWith("32", "w31");
    }
  }

  @Test
  void nothingAtAllEndsWithoutAnEvent() throws Exception {
    try (Decoding decode = Decoding.of(source(0))) {
      assertThat(decode.pass(PAUSE).end().out()).containsExactly("end");
    }
  }

  @Test
  void theCityWaitsForItsSlowestSourceUntilThatEnds() throws Exception {
    try (Decoding decode = Decoding.of(source(0), source(0))) {
      decode.event(0, 100, 100).pass(PAUSE).event(1, 50, 101).restore().pass(PAUSE);
      assertThat(decode.out()).containsExactly("100", "50", "w49");
      decode.give(Record.end(1)).restore().pass(PAUSE);
      assertThat(decode.out()).containsExactly("w99");
    }
  }

  @Test
  void lateIsDecidedBySourcesOfTheirOwn() throws Exception {
    try (Decoding decode = Decoding.of(source(10), source(1_000))) {
      decode.event(0, 5_000, 5_000).event(1, 4_500, 5_000).event(1, 3_600, 5_000);
      decode.event(1, 3_499, 5_000).event(0, 4_900, 5_000);
      assertThat(decode.out())
          .containsExactly("5000", "4500", "3600", "3499 late by 1", "4900 late by 90");
    }
  }

  @Test
  void aSourceThatStartsLaterHoldsBackNobodyAndLosesNothing() throws Exception {
    try (Decoding decode = Decoding.of(source(10), source(10))) {
      decode.give(Record.starts(0, 100)).give(Record.starts(1, 9_000)).restore();
      decode.event(0, 100, 100).event(0, 5_000, 5_000).pass(PAUSE);
      assertThat(decode.out()).containsExactly("100", "5000", "w4989");
      decode.event(0, 20_000, 20_000).event(1, 9_000, 20_000).event(1, 8_990, 20_000).pass(PAUSE);
      assertThat(decode.out()).containsExactly("20000", "9000", "8990", "w8989");
    }
  }

  @Test
  void aSilentSourceHoldsBackNobodyAndIsLateWhenItComesBack() throws Exception {
    SourceSpec silent = Mappings.readings(Format.NDJSON, 0, 60_000);
    try (Decoding decode = Decoding.of(source(0), silent)) {
      decode.event(1, 1_000, 1_000).event(0, 1_000, 1_000).restore();
      decode.event(0, 31_000, 31_000).event(0, 61_000, 61_000).pass(PAUSE);
      assertThat(decode.out()).containsExactly("1000", "1000", "31000", "61000", "w999");
      decode.event(0, 61_001, 61_001).restore().pass(PAUSE);
      assertThat(decode.out()).containsExactly("61001", "w61000");
      decode.event(1, 61_000, 61_002).event(1, 61_001, 61_002);
      assertThat(decode.out()).containsExactly("61000 late by 1", "61001");
    }
  }

  @Test
  void aSilentSourceGoesOnWithTheFastestWhateverTheSlowestDoes() throws Exception {
    SourceSpec silent = Mappings.readings(Format.NDJSON, 0, 60_000);
    try (Decoding decode = Decoding.of(source(0), silent, source(3_600_000))) {
      decode.event(1, 1_000, 1_000).event(2, 1_000, 1_000).event(0, 31_000, 31_000).restore();
      decode.event(0, 61_000, 61_000).event(0, 80_000, 80_000).pass(PAUSE);
      assertThat(decode.clocks()).containsExactly(79_999, 79_999, -3_599_001);
      decode.out();
      decode.event(1, 79_999, 80_001).event(1, 80_100, 80_100).pass(PAUSE);
      assertThat(decode.out()).containsExactly("79999 late by 1", "80100");
      assertThat(decode.clocks()).containsExactly(79_999, 80_099, -3_599_001);
    }
  }

  @Test
  void aPauseOfAllForFourteenHoursLosesNothing() throws Exception {
    long pause = 14 * 3_600_000L;
    SourceSpec live = Mappings.readings(Format.NDJSON, 1_000, 60_000);
    try (Decoding decode = Decoding.of(live, live)) {
      decode.event(0, 5_000, 5_000).event(1, 5_100, 5_100).pass(PAUSE).restore();
      assertThat(decode.out()).containsExactly("5000", "5100", "w3999");
      decode.event(0, pause, pause).event(1, pause - 900, pause + 1).pass(PAUSE);
      assertThat(decode.out())
          .containsExactly("" + pause, "" + (pause - 900), "w" + (pause - 1_901));
    }
  }

  @Test
  void aSourceThatGivesNothingForAWhileIsNotAliveAndThatIsSaidBeforeItsClockPasses()
      throws Exception {
    SourceSpec live = Mappings.named("live", Mappings.readings(Format.NDJSON, 10, 100));
    try (Decoding decode = Decoding.feeling(live, source(0))) {
      decode.event(0, 1_000, 1_000).event(1, 1_000, 1_000).restore();
      decode.event(0, 1_300, 1_300).event(0, 1_295, 1_300).restore().pass(PAUSE);
      String ever = "pause of %s " + Long.MIN_VALUE + "-1000";
      String before = ever.formatted("live");
      assertThat(decode.out())
          .containsExactly("1000", "1000", "1300", "1295", before, "pause of live 1100-", "w999");
      decode.event(0, 1_400, 1_400).pass(PAUSE).restore();
      assertThat(decode.out()).containsExactly("1400", "pause of live 1100-1295");
      decode.event(0, 1_511, 1_511).pass(PAUSE).restore();
      assertThat(decode.out()).containsExactly("1511", "pause of live 1500-");
      assertThat(decode.end().out())
          .containsExactly(
              "pause of live 1500-1511",
              "pause of live 1611-",
              ever.formatted("sensors"),
              "w1511",
              "end");
    }
  }

  @Test
  void everyRecordIsCountedOnce() throws Exception {
    try (Decoding decode = Decoding.of(source(0), csv())) {
      decode.give(Record.of(Record.Kind.HEADER, 1, 1, Mappings.HEADER)).restore();
      decode.event(0, 10, 10).event(0, 5, 10).event(0, 1_000_000, 10);
      decode.give(Record.of(Record.Kind.DATA, 0, 1, "{\"kind\":\"noise\"}")).restore();
      decode.give(Record.of(Record.Kind.DATA, 0, 1, "{")).give(Record.end(0));
      decode.give(Record.of(Record.Kind.TOO_LARGE, 0, 1, "{...")).restore();
      decode.give(Record.of(Record.Kind.BROKEN, 1, 1, "damaged"));
      decode.give(Record.of(Record.Kind.DATA, 1, 1, "reading,s,20,20,,,,,"));
      assertThat(decode.counts().toString())
          .isEqualTo(
              "{dead.future_time=1, dead.not_parsed=2, dead.sensors.future_time=1,"
                  + " dead.sensors.not_parsed=2, dead.sensors.too_large=1, dead.too_large=1,"
                  + " events=2, ignored=1, late=1, late.sensors=1, records=8}");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatComesOutIsTheSameWithARestoreAnywhere(long seed) throws Exception {
    assertThat(play(seed, true)).isEqualTo(play(seed, false));
  }

  private static List<String> play(long seed, boolean restores) throws Exception {
    Random random = new Random(seed);
    SourceSpec live = Mappings.readings(Format.NDJSON, 50, 300);
    List<String> out = new ArrayList<>();
    try (Decoding decode = Decoding.of(source(20), source(200), live)) {
      long now = 1_000;
      for (int step = 0; step < 150; step++) {
        now += random.nextInt(30);
        int source = random.nextInt(step % 50 < 25 ? 3 : 2);
        decode.event(source, now - random.nextInt(120), now);
        boolean isRestored = random.nextInt(10) == 0;
        if (isRestored && restores) {
          decode.restore();
        }
      }
      out.addAll(decode.give(Record.end(0)).give(Record.end(1)).end().out());
    }
    out.removeIf(line -> line.startsWith("w")); // when one comes is free; that none lies is checked
    return out;
  }

  static LongStream seeds() {
    return LongStream.range(0, 6);
  }

  private static SourceSpec source(long lateness) {
    return Mappings.readings(Format.NDJSON, lateness, SourceSpec.NEVER);
  }

  private static SourceSpec csv() {
    return Mappings.readings(Format.CSV, 0, SourceSpec.NEVER);
  }

  @Test
  void noElementOfAListIsLateForAnotherAndAllAreCounted() throws Exception {
    SourceSpec plain = source(10);
    try (Decoding decode = Decoding.of(Mappings.listed(plain))) {
      decode.list(0, 5_000, 1_000, 3_000).pass(PAUSE);
      assertThat(decode.out()).containsExactly("5000", "1000", "3000", "w4989");
      decode.restore().list(0, 4_989, 4_990).list(0);
      assertThat(decode.out()).containsExactly("4990", "4989 late by 1");
      assertThat(decode.counts())
          .containsEntry("records", 3L)
          .containsEntry("further", 3L)
          .containsEntry("events", 4L)
          .containsEntry("late", 1L)
          .containsEntry("ignored", 1L);
    }
  }
}
