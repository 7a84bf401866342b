package urbanbrain.bench.joins;

import java.io.Serializable;

/**
 * Which readings can stand at one place of a join: those from a value to below another.
 *
 * @param name what rules and queries call it
 * @param from the least value
 * @param below what all values stay below
 */
record Leg(String name, int from, int below) implements Serializable {

  boolean fits(double value) {
    return value >= from && value < below;
  }
}
