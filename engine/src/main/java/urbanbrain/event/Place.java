package urbanbrain.event;

import java.io.Serializable;

/**
 * A point on the earth in WGS-84 degrees, or nowhere (both NaN).
 *
 * @param lat latitude, -90 to 90
 * @param lon longitude, -180 to 180
 */
public record Place(double lat, double lon) implements Serializable {

  /** The place of what has none. */
  public static final Place NONE = new Place(Double.NaN, Double.NaN);

  /** Whether it is a point at all. */
  public boolean isKnown() {
    return !Double.isNaN(lat);
  }
}
