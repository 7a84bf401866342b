package urbanbrain.send.privacy;

/** Counts of people: too few of them tell who they are. */
public final class Few {

  /** Fewer than so many are not told. */
  public static final long LEAST = 5;

  /** What stands for too few. */
  public static final String TEXT = "<" + LEAST;

  private Few() {}

  /** Whether a number of people is too small to be told. */
  public static boolean is(long count) {
    return count < LEAST;
  }

  /** The same of a number as a field has it. */
  static boolean isField(double count) {
    return count < LEAST;
  }
}
