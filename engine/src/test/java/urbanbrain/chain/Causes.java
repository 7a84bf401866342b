package urbanbrain.chain;

import java.util.Arrays;

/** What lay at the bottom of a failure. */
final class Causes {

  private Causes() {}

  /** The innermost cause, and where it was. */
  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause + " at " + Arrays.asList(cause.getStackTrace()).subList(0, 3);
  }
}
