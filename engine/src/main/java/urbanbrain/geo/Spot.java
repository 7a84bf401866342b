package urbanbrain.geo;

import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.Site;

/**
 * What is compared with many others: a point, with its place on the unit sphere, so that most
 * comparisons need no trigonometry; or a whole shape and the point that stands for it.
 *
 * @param lat latitude in degrees, NaN for nowhere
 * @param lon longitude in degrees
 * @param shape the shape, null for a point
 */
public record Spot(double lat, double lon, double x, double y, double z, Shape shape) {

  /** A point. */
  public Spot(double lat, double lon, double x, double y, double z) {
    this(lat, lon, x, y, z, null);
  }

  /** Where an event is: its shape, or its point if it has none. */
  public static Spot of(Event event) {
    return of(event.lat(), event.lon(), event.shape());
  }

  /** All of a site: its shape, or its point if it has none. */
  public static Spot of(Site site) {
    return of(site.place().lat(), site.place().lon(), site.shape());
  }

  private static Spot of(double lat, double lon, Shape shape) {
    Spot point = of(lat, lon);
    return shape == null ? point : new Spot(lat, lon, point.x, point.y, point.z, shape);
  }

  /** A point, or nowhere. */
  public static Spot of(Place place) {
    return of(place.lat(), place.lon());
  }

  /** The spot of a point in degrees. */
  public static Spot of(double lat, double lon) {
    double phi = Math.toRadians(lat);
    double lambda = Math.toRadians(lon);
    double cos = Math.cos(phi);
    return new Spot(lat, lon, cos * Math.cos(lambda), cos * Math.sin(lambda), Math.sin(phi));
  }
}
