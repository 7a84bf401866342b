package urbanbrain.oracle;

/**
 * A value as a sketch with one percent of relative error tells it: the middle of its bucket. The
 * n-th bucket holds what is above g^(n-1) and up to g^n, where g = 1.01 / 0.99.
 */
final class Sketched {

  private static final double GROWTH = 1.01 / 0.99;

  private Sketched() {}

  /** The middle, in this sense, of a value's bucket: 2 g^n / (g + 1). */
  static double of(double value) {
    if (value == 0) {
      return 0;
    }
    double n = Math.ceil(Math.log(Math.abs(value)) / Math.log(GROWTH));
    return Math.signum(value) * 2 * Math.pow(GROWTH, n) / (GROWTH + 1);
  }
}
