package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer means, and how long to wait after it. */
class AnswerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "204, DELIVERED",
    "301, UNWELL",
    "304, UNWELL",
    "400, REFUSED",
    "401, UNWELL",
    "404, UNWELL",
    "410, GONE",
    "408, UNWELL",
    "413, REFUSED",
    "422, REFUSED",
    "425, UNWELL",
    "429, UNWELL",
    "500, UNWELL",
    "502, UNWELL",
    "503, UNWELL",
    "504, UNWELL"
  })
  void onlyTwoHundredsAreSuccess(int status, Answer.Verdict expected) {
    assertThat(Answer.of(status, null, NOW).verdict()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "503, 7, 7",
    "429, ' 30 ', 30",
    "503, 'Sun, 01 Mar 2026 12:00:20 GMT', 20",
    "503, 'Sun, 01 Mar 2026 11:00:00 GMT', 0",
    "503, soon, 0",
    "503, -5, 0",
    "503, 99999999, 3600",
    "500, 7, 0"
  })
  void waitsAsLongAsAskedButNoLongerThanAnHour(int status, String asked, long seconds) {
    assertThat(Answer.of(status, asked, NOW).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void noResponseSaysWhy() {
    Answer answer = Answer.failed(new CompletionException(new IOException("connection reset")));
    assertThat(answer.verdict()).isEqualTo(Answer.Verdict.UNWELL);
    assertThat(answer.says()).contains("connection reset");
  }

  @Test
  void waitsTwiceAsLongEachTimeUpToTheMost() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
    for (int failures = 1; failures < 2_000; failures++) {
      long full = Math.min(300_000, 1000L << Math.min(failures - 1, 20));
      assertThat(backoff.millis(failures, Duration.ZERO)).isBetween(full / 2, full);
    }
    assertThat(backoff.millis(1, Duration.ofMinutes(9))).isEqualTo(540_000);
  }
}
