package urbanbrain.oracle;

/**
 * A value as a sketch with one percent of relative error tells it: the middle of its bucket. The
 * n-th bucket holds what is above g^(n-1) and up to g^n, where g = 1.01 / 0.99. What is less than
 * half a millionth is 0.
 */
final class Sketched {

  private static final double GROWTH = 1.01 / 0.99;
  private static final double SMALLEST = 0.000_000_5;
  private static final double GREATEST = 1e24;

  private Sketched() {}

  /** The middle, in this sense, of a value's bucket: 2 g^n / (g + 1). */
  static double of(double value) {
    if (Math.abs(value) < SMALLEST) {
      return 0;
    }
    double size = Math.min(Math.abs(value), GREATEST);
    double n = Math.ceil(StrictMath.log(size) / StrictMath.log(GROWTH));
    return Math.signum(value) * 2 * StrictMath.pow(GROWTH, n) / (GROWTH + 1);
  }
}
