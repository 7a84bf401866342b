package urbanbrain.city;

import java.util.Optional;
import urbanbrain.geo.Crs;
import urbanbrain.mapping.Columns;
import urbanbrain.mapping.Entry;
import urbanbrain.mapping.PlaceSpec;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;

/** Reads where records say that an event is: a point, an asset that is there, a geometry. */
final class PlaceText {

  private final Columns columns;

  PlaceText(Columns columns) {
    this.columns = columns;
  }

  /** What an entry says of it. */
  Entry.Where read(Shape entry) {
    Optional<YamlNode> place = entry.get("place");
    Optional<YamlNode> geometry = entry.get("geometry");
    if (place.isPresent() && geometry.isPresent()) {
      geometry.get().complain("an event has a 'place' or a 'geometry', not both");
    }
    if (geometry.isPresent()) {
      int slot = geometry.flatMap(n -> Words.column(n, columns)).orElse(Entry.NONE);
      return new Entry.Where(null, Entry.NONE, slot);
    }
    return place.map(this::place).orElse(Entry.Where.at(null));
  }

  private Entry.Where place(YamlNode node) {
    if (node.isScalar()) {
      return asset(node);
    }
    Shape shape = Shape.of(node, "a place", "lat", "lon", "crs", "asset");
    if (shape.has("asset")) {
      shape.words().stream()
          .filter(word -> !word.equals("asset"))
          .forEach(word -> shape.get(word).ifPresent(PlaceText::complain));
      return shape.get("asset").map(this::asset).orElse(Entry.Where.at(null));
    }
    Optional<Integer> lat = shape.need("lat").flatMap(n -> Words.column(n, columns));
    Optional<Integer> lon = shape.need("lon").flatMap(n -> Words.column(n, columns));
    Crs crs = shape.get("crs").flatMap(n -> Scalars.word(n, Crs.class)).orElse(Crs.WGS84);
    return Entry.Where.at(lat.flatMap(a -> lon.map(o -> new PlaceSpec(a, o, crs))).orElse(null));
  }

  private static void complain(YamlNode node) {
    node.complain("the asset says where it is: this says nothing");
  }

  private Entry.Where asset(YamlNode node) {
    int slot = Words.column(node, columns).orElse(Entry.NONE);
    return new Entry.Where(null, slot, Entry.NONE);
  }
}
