package urbanbrain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final String PLAIN = "yyyy-MM-dd HH:mm:ss";

  @ParameterizedTest
  @CsvSource({
    "2016-02-24T18:05:03Z, 2016-02-24T18:05:03Z",
    "2016-02-24t18:05:03.25z, 2016-02-24T18:05:03.250Z",
    "2016-02-24T18:05:03.123456789+01:00, 2016-02-24T17:05:03.123Z",
    "2016-02-24 18:05:03-0500, 2016-02-24T23:05:03Z",
    "2016-02-24T18:05+01, 2016-02-24T17:05:00Z",
    "2016-02-24T18:05:03, 2016-02-24T23:05:03Z",
    "2016-07-24 18:05, 2016-07-24T22:05:00Z",
    "2016-02-29, 2016-02-29T05:00:00Z",
    "1456337103250, 2016-02-24T18:05:03.250Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "' 2016-02-24T18:05:03Z ', 2016-02-24T18:05:03Z"
  })
  void isoAndEpochMillisNeedNoFormat(String text, String expected) {
    assertThat(read(null, null, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "yesterday",
        "2016-02-30",
        "2016-13-01",
        "2016-02-24T24:00:00Z",
        "2016-02-24T18:05:60Z",
        "2016-02-24T18",
        "2016-02-24T18:05:03.Z",
        "2016-02-24T18:05:03+1",
        "2016-02-24T18:05:03Zulu",
        "2016-02-24T18:05:03+19:00",
        "20160224T180503Z",
        "12.5",
        "999999999999999",
        "0000-01-01",
        "2016-02-24 @ 18:05:03"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(read(null, null, text)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd HH:mm:ss, 2016-02-24 18:05:03, 2016-02-24T23:05:03Z",
    "yyyy-MM-dd @ HH:mm:ss, 2016-02-24 @ 18:05:03, 2016-02-24T23:05:03Z",
    "dd.MM.yyyy, 24.02.2016, 2016-02-24T05:00:00Z",
    "yyyyMMddHHmmssSSS, 20160224180503250, 2016-02-24T23:05:03.250Z",
    "yyyy-MM-dd'T'HH:mm''ss, 2016-02-24T18:05'03, 2016-02-24T23:05:03Z",
    "MM/dd/yyyy hh:mm:ss a, 02/24/2016 06:05:03 PM, 2016-02-24T23:05:03Z",
    "'d MMM yyyy, HH:mm', '4 Feb 2016, 18:05', 2016-02-04T23:05:00Z",
    "yyyy-MM-dd HH:mm:ssXXX, 2016-02-24 18:05:03+01:00, 2016-02-24T17:05:03Z",
    "yyyy-MM-dd HH:mm:ss z, 2016-02-24 18:05:03 UTC, 2016-02-24T18:05:03Z",
    "epoch_s, 1456337103.25, 2016-02-24T18:05:03.250Z",
    "epoch_ms, 1456337103250, 2016-02-24T18:05:03.250Z",
    "yyyy-MM-dd HH:mm:ss, 2016-02-24 18:05, none",
    "yyyy-MM-dd HH:mm:ss, 2016-02-24T18:05:03, none",
    "yyyy-MM-dd HH:mm:ss, 2016-02-31 18:05:03, none",
    "'d MMM yyyy, HH:mm', '4 Feb, 18:05', none",
    "HH:mm, 18:05, none",
    "epoch_s, 1e99, none",
    "epoch_ms, soon, none"
  })
  void aFormatSaysHowTimesAreWritten(String pattern, String text, String expected) {
    assertThat(read(null, pattern, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03-13 01:59:59, 2016-03-13T06:59:59Z",
    "2016-03-13 02:00:00, 2016-03-13T07:00:00Z",
    "2016-03-13 02:30:00, 2016-03-13T07:30:00Z",
    "2016-03-13 03:00:00, 2016-03-13T07:00:00Z",
    "2015-11-01 00:59:59, 2015-11-01T04:59:59Z",
    "2015-11-01 01:30:00, 2015-11-01T05:30:00Z",
    "2015-11-01 02:00:00, 2015-11-01T07:00:00Z"
  })
  void aGapMovesForwardAndAnOverlapIsTheEarlier(String local, String expected) {
    assertThat(read(null, PLAIN, local)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithJavaTimeInEveryZone(long seed) {
    Random random = new Random(seed);
    String[] zones = {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"};
    ZoneId zone = ZoneId.of(zones[random.nextInt(zones.length)]);
    TimeReader reader = new TimeReader(new TimeFormat(null, PLAIN, zone));
    long second = 1_400_000_000L;
    for (int i = 0; i < 2_000; i++) {
      second += random.nextInt(40_000) - 10_000;
      LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
      String text = local.format(DateTimeFormatter.ofPattern(PLAIN));
      assertThat(reader.read(text))
          .as("%s in %s", text, zone)
          .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void aMatchTakesAPartOfTheText() {
    String fixed = "(\\d{4}-\\d\\d-\\d\\d @ \\d\\d:\\d\\d:\\d\\d)";
    String general = "at ([0-9-]+ @ [0-9:]+)";
    String format = "yyyy-MM-dd @ HH:mm:ss";
    String text = "1 MAIN ST; 2016; at 2016-02-24 @ 18:05:03-Station:STA27";
    assertThat(read(fixed, format, text)).isEqualTo("2016-02-24T23:05:03Z");
    assertThat(read(general, format, text)).isEqualTo("2016-02-24T23:05:03Z");
    assertThat(read(fixed, format, "1 MAIN ST; -- @ ::;")).isEqualTo("none");
    assertThat(read(general, format, "1 MAIN ST; -- @ ::;")).isEqualTo("none");
    assertThat(read(fixed, format, "")).isEqualTo("none");
  }

  @Test
  void aFormatThatIsNoneSaysWhy() {
    assertThat(new TimeFormat("(a", null, NEW_YORK).wrongMatch())
        .hasValue("no pattern: Unclosed group");
    assertThat(new TimeFormat("a", null, NEW_YORK).wrongMatch())
        .hasValue("the pattern has 0 groups, not one");
    assertThat(new TimeFormat(null, "yyyy-bb", NEW_YORK).wrongPattern())
        .hasValue("no format of a time: Unknown pattern letter: b");
    assertThat(new TimeFormat("(a)", PLAIN, NEW_YORK).wrongPattern()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        1_456_337_103_250L,
        1_456_337_103L,
        253_402_300_799L,
        253_402_300_800L,
        -62_135_596_800L,
        -62_135_596_801L,
        253_402_300_799_999L,
        253_402_300_800_000L,
        -62_135_596_800_000L,
        -62_135_596_800_001L,
        1_000_000_000_000_000L,
        9_223_372_036_854_776L,
        -9_223_372_036_854_776L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void aWholeNumberIsReadAsItsText(long whole) {
    for (String pattern : Arrays.asList(null, TimeFormat.EPOCH_MS, TimeFormat.EPOCH_S)) {
      TimeReader reader = new TimeReader(new TimeFormat(null, pattern, NEW_YORK));
      assertThat(reader.readsWhole()).isTrue();
      assertThat(reader.read(whole)).as(pattern).isEqualTo(reader.read(Long.toString(whole)));
    }
  }

  @Test
  void digitsThatHaveTheirPlacesAreNoWholeNumber() {
    assertThat(new TimeReader(new TimeFormat(null, "yyyyMMdd", NEW_YORK)).readsWhole()).isFalse();
    assertThat(new TimeReader(new TimeFormat(null, "yyyyDDD", NEW_YORK)).readsWhole()).isFalse();
    assertThat(new TimeReader(new TimeFormat("(\\d{10})", null, NEW_YORK)).readsWhole()).isFalse();
  }

  private static String read(String match, String pattern, String text) {
    long time = new TimeReader(new TimeFormat(match, pattern, NEW_YORK)).read(text);
    return time == TimeReader.NONE ? "none" : Instant.ofEpochMilli(time).toString();
  }
}
