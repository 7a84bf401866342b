package urbanbrain.bench.near;

import java.util.Locale;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;

/** Where sensors stand, by their numbers. */
enum Spots {
  /** Anywhere in a square of 20 km: of 5,000 sensors three or four are near one. */
  CITY {
    @Override
    double north(int sensor) {
      return SQUARE * fraction(StableHash.mix(2L * sensor + 1));
    }

    @Override
    double east(int sensor) {
      return SQUARE * fraction(StableHash.mix(2L * sensor + 2));
    }
  },
  /** Every second one within one tile, 3 m from the next, the others anywhere in the city. */
  HOT {
    @Override
    double north(int sensor) {
      return sensor % 2 == 1 ? CITY.north(sensor) : tile(Math.floorDiv(sensor / 2, ROW));
    }

    @Override
    double east(int sensor) {
      return sensor % 2 == 1 ? CITY.east(sensor) : tile(Math.floorMod(sensor / 2, ROW));
    }
  };

  private static final double SQUARE = 20_000;
  private static final double STEP = 3;
  private static final int ROW = 50;

  private static final double SOUTH = 40;
  private static final double WEST = -75;
  private static final double METRES = 111_195;
  private static final double METRES_EAST = METRES * Math.cos(Math.toRadians(SOUTH));

  /** Metres north of the corner of the square. */
  abstract double north(int sensor);

  /** Metres east of it. */
  abstract double east(int sensor);

  /** Metres to so many steps within the tile. */
  private static double tile(int steps) {
    return SQUARE / 2 + STEP * steps;
  }

  private static double fraction(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  double lat(int sensor) {
    return SOUTH + north(sensor) / METRES;
  }

  double lon(int sensor) {
    return WEST + east(sensor) / METRES_EAST;
  }

  Place place(int sensor) {
    return new Place(lat(sensor), lon(sensor));
  }

  /** What tells where a sensor stands. */
  static String text(Place place) {
    return String.format(Locale.ROOT, "%s %s", place.lat(), place.lon());
  }
}
