package urbanbrain.oracle;

import java.util.List;

/**
 * What must agree between an anchor and what fills a leg around it: the place, the key or nothing.
 *
 * @param near the greatest distance in metres; NaN where place does not matter
 * @param same the fields of the key; empty where it does not matter
 */
record Belonging(double near, List<String> same) {

  /** An anchor without the place or key that is compared makes no match. */
  boolean canBeAsked(Thing anchor) {
    return isSpatial() ? anchor.place().isKnown() : anchor.key() != null;
  }

  /** Whether a thing stands near the anchor or has its key, as asked. */
  boolean holds(Thing anchor, Thing other) {
    return isSpatial()
        ? Sphere.distance(anchor.place(), other.site()) <= near
        : same.isEmpty() || anchor.key().equals(other.key());
  }

  private boolean isSpatial() {
    return !Double.isNaN(near);
  }
}
