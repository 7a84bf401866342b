package urbanbrain.asset;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import urbanbrain.event.Place;
import urbanbrain.geo.AreaIndex;
import urbanbrain.geo.BadShape;

/**
 * Areas of one kind, such as districts. A place belongs to one of them at most: on a shared border,
 * or where areas overlap, to the one whose id is the smaller.
 */
public final class AreaLayer implements Serializable {

  private final TreeMap<String, Geometry> areas;
  private transient volatile AreaIndex index;

  /**
   * Areas by their ids.
   *
   * @throws BadShape where they are further apart than any layer may reach
   */
  AreaLayer(SortedMap<String, Geometry> areas) throws BadShape {
    this.areas = new TreeMap<>(areas);
    this.index = new AreaIndex(this.areas);
  }

  /** The ids of its areas. */
  public SortedSet<String> ids() {
    return new TreeSet<>(areas.keySet());
  }

  /** Its areas by their ids; the geometries are not to be changed. */
  public SortedMap<String, Geometry> areas() {
    return Collections.unmodifiableSortedMap(areas);
  }

  /** The shape of the area of this id; null if there is none. */
  public Geometry shape(String id) {
    return areas.get(id);
  }

  /** The id of the area in which a place is, null where it is in none. */
  public String of(Place place) {
    return place.isKnown() ? index().of(place) : null;
  }

  /** Whether a place is in the area of this id or on its border, whatever other areas hold it. */
  public boolean holds(String id, Place place) {
    return place.isKnown() && index().allOf(place).contains(id);
  }

  /** After a layer has been sent to where it is used, its index is made anew. */
  private AreaIndex index() {
    AreaIndex made = index;
    if (made == null) {
      try {
        made = new AreaIndex(areas);
      } catch (BadShape e) {
        throw new IllegalStateException("a layer that was fine before", e);
      }
      index = made;
    }
    return made;
  }
}
