package urbanbrain.geo;

/** Says why a geometry is no shape that can be compared with others. */
public final class BadShape extends Exception {

  /** What is wrong, in words. */
  public BadShape(String detail) {
    super(detail, null, false, false); // no trace: it tells of the input, not of the code
  }
}
