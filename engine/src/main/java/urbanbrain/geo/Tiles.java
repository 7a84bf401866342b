package urbanbrain.geo;

import static com.google.common.base.Preconditions.checkArgument;

import urbanbrain.event.Place;

/**
 * The square tiles of one level: the earth cut into bands of equal height along the meridian, each
 * band into columns at least as wide as it is high. Side: 1 km x 4^level.
 *
 * <p>A tile's number is stable for ever: it is a key of state.
 */
public final class Tiles {

  /** The coarsest level: tiles of 1,024 km. */
  public static final int COARSEST = 5;

  private static final double FINEST_SIDE = 1_000;

  /** A copy may be made too many, never one too few: widens each search by a little. */
  private static final double MARGIN = 1 + 1e-9;

  private final double side;
  private final int rows;

  /** The tiles of a level, 0 to {@link #COARSEST}. */
  public Tiles(int level) {
    checkArgument(level >= 0 && level <= COARSEST, "no level %s", level);
    this.side = FINEST_SIDE * (1 << (2 * level));
    this.rows = (int) Math.ceil(Math.PI * Earth.RADIUS / side);
  }

  /** The finest level whose side is at least 8 times {@code near} metres. */
  public static int levelFor(double near) {
    int level = 0;
    while (level < COARSEST && FINEST_SIDE * (1 << (2 * level)) < 8 * near) {
      level++;
    }
    return level;
  }

  /** The greatest distance for which {@link #levelFor} gives a level, in metres. */
  public static double farthest() {
    return FINEST_SIDE * (1 << (2 * COARSEST)) / 8;
  }

  /** The tile of a point in degrees. */
  public long home(double lat, double lon) {
    int row = row(lat);
    return tile(row, column(lon, columns(row)));
  }

  /** How high its tiles are, in metres. */
  double side() {
    return side;
  }

  /** The point in the middle of a tile. */
  Place middle(long tile) {
    int row = (int) (tile >> 32);
    double lat = Math.toDegrees((row + 0.5) * side / Earth.RADIUS) - 90;
    return new Place(Math.min(90, lat), ((int) tile + 0.5) * 360 / columns(row) - 180);
  }

  /**
   * Every tile that has a point within {@code metres} of a shape, and few that have none; the tile
   * of the point that stands for it comes first.
   */
  public long[] within(Shape shape, Place place, double metres) {
    return new Cover(this, metres).of(shape, home(place.lat(), place.lon()));
  }

  /** Every tile that has a point within {@code metres} of this one; the home tile comes first. */
  public long[] within(double lat, double lon, double metres) {
    double angle = metres / Earth.RADIUS * MARGIN + 1e-12;
    double degrees = Math.toDegrees(angle);
    double halfWidth = halfWidth(lat, angle);
    TileList found = new TileList(home(lat, lon));
    for (int row = row(lat - degrees); row <= row(lat + degrees); row++) {
      addColumns(found, row, lon, halfWidth);
    }
    return found.toArray();
  }

  private void addColumns(TileList found, int row, double lon, double halfWidth) {
    int columns = columns(row);
    if (halfWidth >= 180) {
      for (int column = 0; column < columns; column++) {
        found.add(tile(row, column));
      }
      return;
    }
    long first = (long) Math.floor((lon - halfWidth + 180) / 360 * columns);
    long last = (long) Math.floor((lon + halfWidth + 180) / 360 * columns);
    for (long column = first; column <= Math.min(last, first + columns - 1); column++) {
      found.add(tile(row, (int) Math.floorMod(column, (long) columns)));
    }
  }

  /** How many degrees of longitude a circle of this angle reaches to either side, at most 180. */
  private static double halfWidth(double lat, double angle) {
    double ratio = Math.sin(angle) / Math.cos(Math.toRadians(lat));
    boolean holdsPole = Math.toRadians(Math.abs(lat)) + angle >= Math.PI / 2;
    return holdsPole || ratio >= 1 ? 180 : Math.toDegrees(Math.asin(ratio)) * MARGIN + 1e-9;
  }

  private int row(double lat) {
    double northing = Math.toRadians(lat + 90) * Earth.RADIUS;
    return (int) Math.max(0, Math.min(rows - 1, Math.floor(northing / side)));
  }

  /** As many columns as keep each at least as wide as high where the band is narrowest. */
  private int columns(int row) {
    double south = row * side / Earth.RADIUS - Math.PI / 2;
    double north = Math.min((row + 1) * side / Earth.RADIUS - Math.PI / 2, Math.PI / 2);
    double narrowest = Math.cos(Math.max(Math.abs(south), Math.abs(north)));
    return (int) Math.max(1, Math.floor(2 * Math.PI * Earth.RADIUS * narrowest / side));
  }

  private static int column(double lon, int columns) {
    return Math.floorMod((long) Math.floor((lon + 180) / 360 * columns), columns);
  }

  private static long tile(int row, int column) {
    return ((long) row << 32) | column;
  }

  /** A short list of different tiles. */
  private static final class TileList {
    private long[] tiles = new long[4];
    private int size;

    TileList(long home) {
      tiles[size++] = home;
    }

    /** Rows differ, and no row is gone round twice: only the home tile can come again. */
    void add(long tile) {
      if (tile == tiles[0]) {
        return;
      }
      if (size == tiles.length) {
        tiles = java.util.Arrays.copyOf(tiles, 2 * size);
      }
      tiles[size++] = tile;
    }

    long[] toArray() {
      return java.util.Arrays.copyOf(tiles, size);
    }
  }
}
