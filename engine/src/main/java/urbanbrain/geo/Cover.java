package urbanbrain.geo;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tiles that a shape comes near to. Borders are cut into pieces much shorter than a tile, each
 * with a circle around it; tiles that no border comes near to are wholly within or without.
 *
 * <p>No shape reaches further than {@link Shape#FARTHEST}: that bounds the tiles, some 8,000 of the
 * finest.
 */
final class Cover {

  /** Pieces of a border are this part of a tile's side: their circles are hardly too wide. */
  private static final double PIECE = 1 / 16.0;

  private static final double MARGIN = 1e-3;

  private final Tiles tiles;
  private final double metres;
  private final Set<Long> found = new LinkedHashSet<>();

  Cover(Tiles tiles, double metres) {
    this.tiles = tiles;
    this.metres = metres;
  }

  long[] of(Shape shape, long home) {
    found.add(home);
    Arcs arcs = shape.arcs();
    for (Chain chain : arcs.chains()) {
      Spot[] points = chain.points();
      around(points[0], points[0]);
      for (int i = 1; i < points.length; i++) {
        border(points[i - 1], points[i]);
      }
    }
    if (arcs.hasArea()) {
      inside(shape);
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  private void border(Spot from, Spot to) {
    double length = Chain.angle(from, to) * Earth.RADIUS;
    int pieces = (int) Math.ceil(length / Math.max(metres, tiles.side() * PIECE));
    Spot last = from;
    for (int i = 1; i <= pieces; i++) {
      Spot next = i == pieces ? to : between(from, to, (double) i / pieces);
      around(last, next);
      last = next;
    }
  }

  private void around(Spot from, Spot to) {
    Spot middle = between(from, to, 0.5);
    double reach = Math.max(Chain.angle(middle, from), Chain.angle(middle, to)) * Earth.RADIUS;
    for (long tile : tiles.within(middle.lat(), middle.lon(), reach + metres + MARGIN)) {
      found.add(tile);
    }
  }

  private static Spot between(Spot a, Spot b, double share) {
    return Gnomonic.spot(
        a.x() + share * (b.x() - a.x()),
        a.y() + share * (b.y() - a.y()),
        a.z() + share * (b.z() - a.z()));
  }

  private void inside(Shape shape) {
    Spot middle = Gnomonic.middle(shape.geometry());
    double reach = Shapes.reach(shape.geometry(), middle);
    for (long tile : tiles.within(middle.lat(), middle.lon(), reach)) {
      if (!found.contains(tile) && shape.holds(tiles.middle(tile))) {
        found.add(tile);
      }
    }
  }
}
