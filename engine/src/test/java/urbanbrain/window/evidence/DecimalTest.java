package urbanbrain.window.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-0.0, 9",
    "1, 2",
    "-255, 2",
    "256, 3",
    "20.5, 2",
    "-20.375, 3",
    "0.0001, 9",
    "999999999999, 6",
    "1e12, 9",
    "Infinity, 9",
    "NaN, 1"
  })
  void takesAsManyBytesAsItNeeds(double number, int size) {
    ByteBuffer out = ByteBuffer.allocate(Decimal.MOST);
    Decimal.put(number, out);
    assertThat(out.position()).isEqualTo(size);
    assertThat(Decimal.end(out.array(), 0)).isEqualTo(size);
    assertThat(Double.valueOf(Decimal.get(out.array(), 0))).isEqualTo(Double.valueOf(number));
  }

  @Test
  void oneOfThoseBeforeIsNamed() {
    ByteBuffer all = ByteBuffer.allocate(100);
    double[] before = {3.25, Double.NaN, 1e300, -7};
    for (double number : before) {
      Decimal.put(number, all);
    }
    for (double number : before) {
      int at = all.position();
      Decimal.put(number, before, all);
      assertThat(all.position()).isEqualTo(at + 1);
      assertThat(Decimal.end(all.array(), at)).isEqualTo(at + 1);
      assertThat(Double.valueOf(Decimal.get(all.array(), at, 0))).isEqualTo(Double.valueOf(number));
    }
    int at = all.position();
    Decimal.put(8, before, all);
    assertThat(Decimal.get(all.array(), at, 0)).isEqualTo(8);
  }
}
