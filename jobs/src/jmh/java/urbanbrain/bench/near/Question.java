package urbanbrain.bench.near;

import java.io.Serializable;
import urbanbrain.geo.Earth;

/**
 * Around which readings of one kind, the anchors, is there one of another kind: at most so long
 * before or after, and at most so far away?
 *
 * @param within how long before or after, in milliseconds, itself included
 * @param near how far away, in metres
 * @param spots where the sensors stand
 */
record Question(long within, double near, Spots spots) implements Serializable {

  static final int ANCHOR = 40;
  static final int OTHER = 46;
  static final int NONE = 47;

  /** A minute and some streets around. */
  static Question of(Spots spots) {
    return new Question(60_000, 300, spots);
  }

  static boolean isAnchor(double value) {
    return value >= ANCHOR && value < OTHER;
  }

  static boolean isOther(double value) {
    return value >= OTHER && value < NONE;
  }

  /** Whether two sensors are near each other. */
  boolean isNear(int one, int other) {
    return Earth.within(
        near, spots.lat(one), spots.lon(one), spots.lat(other), spots.lon(other));
  }
}
