package urbanbrain.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files write them, the same on every JVM. */
final class Decimal {

  private Decimal() {}

  /** A number with so many digits after the point. */
  static String of(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
