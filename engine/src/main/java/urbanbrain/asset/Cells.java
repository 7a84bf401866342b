package urbanbrain.asset;

import com.uber.h3core.H3Core;
import java.io.IOException;
import urbanbrain.event.Place;

/** H3 cells (Uber's hexagonal grid). The library is native code: one of it serves the process. */
final class Cells {

  private static final H3Core H3 = load();

  private Cells() {}

  private static H3Core load() {
    try {
      return H3Core.newInstance();
    } catch (IOException e) {
      throw new IllegalStateException("the H3 library cannot be loaded on this machine", e);
    }
  }

  /** The id of the cell in which a place is, null for nowhere. */
  static String of(Place place, int resolution) {
    return place.isKnown() ? H3.latLngToCellAddress(place.lat(), place.lon(), resolution) : null;
  }
}
