package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1e",
        "e5",
        "1e+",
        "1 2",
        "1,5",
        "0x1p3",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "--1",
        "1.2.3",
        "1e5.5",
        "fast"
      })
  void whatIsNoDecimalIsNoNumber(String text) {
    assertThat(Decimals.parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+7",
        "1.",
        ".5",
        "-.5",
        "007",
        "1e3",
        "1E-3",
        "1.5e+300",
        "1e999",
        "-1e999",
        "123456789012345678901234567890",
        "0.1234567890123456789",
        "9007199254740993",
        "2.2250738585072012e-308",
        "0.00000000000000000000000000000001"
      })
  void decimalsAreWhatJavaSays(String text) {
    assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDigitCounts(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20));
      String text = String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", value);
      assertThat(Decimals.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 5);
  }
}
