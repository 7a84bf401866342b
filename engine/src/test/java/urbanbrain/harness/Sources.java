package urbanbrain.harness;

import urbanbrain.event.StableHash;

/** The sources of tests, which are called s0, s1 and so on; events name them by their codes. */
public final class Sources {

  private static final int MOST = 8;

  private Sources() {}

  /** The name of the source at this place. */
  public static String name(int place) {
    return "s" + place;
  }

  /** The number by which events name the source at this place. */
  public static int code(int place) {
    return StableHash.code(name(place));
  }

  /** The place of the source that has this code. */
  public static int place(int code) {
    for (int place = 0; place < MOST; place++) {
      if (code(place) == code) {
        return place;
      }
    }
    throw new IllegalArgumentException("no source has the code " + code);
  }
}
