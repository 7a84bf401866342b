package urbanbrain.geo;

import urbanbrain.event.Place;

/** The coordinate systems in which sources give places. */
public enum Crs {
  /** What satellites give, and what everything inside is in. */
  WGS84,
  /** China's state system: WGS-84 shifted by some hundred metres inside China. */
  GCJ02,
  /** Baidu's: GCJ-02 shifted once more. */
  BD09;

  /** The same point in WGS-84. */
  public Place toWgs84(double lat, double lon) {
    return switch (this) {
      case WGS84 -> new Place(lat, lon);
      case GCJ02 -> Gcj02.toWgs84(lat, lon);
      case BD09 -> Gcj02.ofBd09(lat, lon);
    };
  }

  /** A point in WGS-84 in this system: its latitude and longitude there. Nowhere stays so. */
  public Place ofWgs84(Place place) {
    if (!place.isKnown()) {
      return place;
    }
    return switch (this) {
      case WGS84 -> place;
      case GCJ02 -> Gcj02.ofWgs84(place.lat(), place.lon());
      case BD09 -> Gcj02.toBd09(place.lat(), place.lon());
    };
  }
}
