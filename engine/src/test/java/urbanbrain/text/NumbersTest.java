package urbanbrain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @Test
  void aWholeNumberHasNoFraction() {
    assertThat(Numbers.write(17)).isEqualTo("17");
    assertThat(Numbers.write(-0.0)).isEqualTo("0");
    assertThat(Numbers.write(12.5)).isEqualTo("12.5");
  }

  /** JDK 17 writes some doubles in more digits than needed, later ones do not. */
  @ParameterizedTest
  @ValueSource(doubles = {1.1e23, 2.2e-322, 0.1, 40.7128, -74.00600000000001, Math.PI})
  void aFractionIsWrittenInTheFewestDigitsThatMeanIt(double value) {
    assertThat(Double.parseDouble(Numbers.write(value))).isEqualTo(value);
    assertThat(Numbers.write(value)).hasSizeLessThanOrEqualTo(Double.toString(value).length());
  }
}
