package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, distances, numbers and words as people write them. */
class WrittenTest {

  @ParameterizedTest
  @CsvSource({"500ms, 500", "30s, 30000", "5m, 300000", "2h, 7200000", "1d, 86400000", "0s, 0"})
  void durationsAreMilliseconds(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(OptionalLong.of(millis));
    assertThat(Durations.write(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5h", "5 m", "5min", "99999999999d", "1h30m"})
  void otherTextsAreNoDurations(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500m, 500", "1km, 1000", "1.5km, 1500", "0.5m, 0.5", "0m, 0"})
  void distancesAreMetres(String text, double metres) {
    assertThat(Distances.parse(text)).isEqualTo(OptionalDouble.of(metres));
    assertThat(Distances.write(metres)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-5m", "5 km", "1mi", "1e3m", "9999999999km"})
  void otherTextsAreNoDistances(String text) {
    assertThat(Distances.parse(text)).isEmpty();
  }

  @Test
  void numbersAreWrittenWithoutANeedlessFraction() {
    assertThat(List.of(5.0, -0.0, 0.25, -3.0, 1e14, 1e15).stream().map(Numbers::write))
        .containsExactly("5", "0", "0.25", "-3", "100000000000000", "1.0E15");
  }

  @Test
  void numbersAreReadFromTexts() {
    assertThat(Numbers.parse(" 7.5 ")).isEqualTo(7.5);
    assertThat(Numbers.parse("7,5")).isNaN();
    assertThat(Numbers.parse(null)).isNaN();
  }

  @Test
  void theNearestWordIsTheOneWithTheFewestEdits() {
    List<String> known = List.of("stream", "signal", "where", "count");
    assertThat(Nearest.to("steam", known)).contains("stream");
    assertThat(Nearest.to("cuont", known)).contains("count");
    assertThat(Nearest.to("Where", known)).contains("where");
    assertThat(Nearest.to("whereabouts", known)).isEmpty();
    assertThat(Nearest.hint("singal", known)).isEqualTo(" (did you mean 'signal'?)");
    assertThat(Nearest.hint("x", known)).isEmpty();
  }
}
