package urbanbrain.rule.bound;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How much of each {@link Bound} may be held: what the bounds say, or less. */
public final class Limits implements Serializable {

  /** What the bounds say. */
  public static final Limits USUAL = new Limits(Map.of());

  private final EnumMap<Bound, Integer> own = new EnumMap<>(Bound.class);

  private Limits(Map<Bound, Integer> own) {
    this.own.putAll(own);
  }

  /** The same with another limit of one bound, at least 1. */
  public Limits with(Bound bound, int most) {
    checkArgument(most > 0, "%s must be at least 1", bound);
    Limits changed = new Limits(own);
    changed.own.put(bound, most);
    return changed;
  }

  /** How many at most. */
  public int of(Bound bound) {
    // asked for each event: as a default the usual one would be made an object each time
    Integer ownLimit = own.get(bound);
    return ownLimit == null ? bound.most() : ownLimit;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits limits && limits.own.equals(own);
  }

  @Override
  public int hashCode() {
    return own.hashCode();
  }
}
