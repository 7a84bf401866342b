package urbanbrain.mapping;

import java.io.Serializable;
import urbanbrain.event.Place;
import urbanbrain.geo.Crs;

/**
 * Where a record says a point, in degrees.
 *
 * @param lat the index of the column of the latitude
 * @param lon the index of the column of the longitude
 */
public record PlaceSpec(int lat, int lon, Crs crs) implements Serializable {

  /** The point in WGS-84; none where both columns are empty. */
  Place of(Row row) throws Fault {
    if (!row.has(lat) && !row.has(lon)) {
      return Place.NONE;
    }
    double north = degrees(row, lat, 90);
    double east = degrees(row, lon, 180);
    return crs.toWgs84(north, east);
  }

  private static double degrees(Row row, int slot, double most) throws Fault {
    double value = row.number(slot);
    if (Double.isNaN(value) || Math.abs(value) > most) {
      throw new Fault(
          Reason.BAD_PLACE,
          row.name(slot),
          "%s is no number of degrees from -%.0f to %.0f".formatted(found(row, slot), most, most));
    }
    return value;
  }

  private static String found(Row row, int slot) {
    if (!row.has(slot)) {
      return "nothing";
    }
    return row.isNested(slot) ? "a list or an object" : "'" + Take.shown(row.text(slot)) + "'";
  }
}
