package urbanbrain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchIdTest {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Test
  void anIdTellsItsRuleAndSecondAndNothingOfTheEventsOwnId() {
    MatchId id = new MatchId(Instant.parse("2016-01-27T22:07:11.999Z").toEpochMilli(), "x", 0);
    assertThat(id.text("gas_leak")).matches("gas_leak-20160127T220711Z-[0-9a-f]{10}");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -62_167_219_200_001L, 253_402_300_799_999L, 253_402_300_800_000L})
  void momentsAreWrittenAsAFormatterWritesThem(long time) {
    MatchId id = new MatchId(time, "x", 3);
    assertThat(id.text("r"))
        .isEqualTo(
            String.format(
                "r-%sZ-%010x", SECONDS.format(Instant.ofEpochMilli(time)), id.digits("r")));
  }

  @Test
  void digitsAreWrittenWithTheirLeadingZeros() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      MatchId id = new MatchId(random.nextLong() >> 20, "x" + i, random.nextLong());
      String text = id.text("r");
      assertThat(text).endsWith(String.format("Z-%010x", id.digits("r")));
    }
  }
}
