package urbanbrain.report.trace;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.send.privacy.Coarse;

/**
 * Some of the places of a stream, each with the number of its events: those whose hash is least (a
 * bottom-k sample), so that which ones they are is left to no order and no chance. A place that is
 * kept in the end has been kept since it was first seen, so its number is exact.
 */
final class PlaceSample implements Serializable {

  /** So many places are kept. */
  static final int MOST = 500;

  /** Places are told apart to five decimals of a degree: a metre. */
  private static final double GRID = 1e5;

  private final boolean isCoarse;

  /** By hash, which no two places share: the mixer is a bijection. */
  private final TreeMap<Long, long[]> kept = new TreeMap<>();

  private long greatest = Long.MAX_VALUE;

  /**
   * A sample.
   *
   * @param isCoarse whether places are rounded first
   */
  PlaceSample(boolean isCoarse) {
    this.isCoarse = isCoarse;
  }

  /** One event was here. */
  void add(double lat, double lon) {
    Place place = isCoarse ? Coarse.of(new Place(lat, lon)) : new Place(lat, lon);
    long north = Math.round(place.lat() * GRID);
    long east = Math.round(place.lon() * GRID);
    long hash = StableHash.mix(north << 32 | (east & 0xffff_ffffL));
    if (hash > greatest) {
      return;
    }
    long[] spot = kept.get(hash);
    if (spot == null) {
      kept.put(hash, new long[] {north, east, 1});
      shed();
    } else {
      spot[2]++;
    }
  }

  private void shed() {
    if (kept.size() > MOST) {
      kept.pollLastEntry();
    }
    if (kept.size() == MOST) {
      greatest = kept.lastKey();
    }
  }

  /** The places from south to north. */
  List<Trace.Spot> spots() {
    return kept.values().stream()
        .map(spot -> new Trace.Spot(spot[0] / GRID, spot[1] / GRID, spot[2]))
        .sorted(Comparator.comparingDouble(Trace.Spot::lat).thenComparingDouble(Trace.Spot::lon))
        .toList();
  }
}
