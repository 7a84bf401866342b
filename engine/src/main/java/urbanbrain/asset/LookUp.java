package urbanbrain.asset;

import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Derived;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Shape;

/** What is looked up for the events of one stream: where their asset is, and the derived fields. */
public final class LookUp {

  private final Assets assets;
  private final Field key;
  private final boolean isAboutAssets;
  private final List<Field> attributes = new ArrayList<>();
  private final List<Layer> areas = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  /** A layer of which the area stands in a field; null where the city has none of that name. */
  private record Layer(Field field, AreaLayer areas) {}

  private record Cell(Field field, int resolution) {}

  /**
   * Where an event is.
   *
   * @param shape null where it is at a point, or nowhere
   * @param hasUnknownAsset whether it names an asset that the city does not have
   */
  public record Where(Place place, Shape shape, boolean hasUnknownAsset) {

    /** Where a record says that it is. */
    public static Where of(Place place, Shape shape) {
      return new Where(place, shape, false);
    }
  }

  /** Looks up among these what a stream wants. */
  public LookUp(StreamType stream, Assets assets) {
    this.assets = assets;
    this.key = stream.key() == null ? null : stream.field(stream.key()).orElseThrow();
    for (Field field : stream.looked()) {
      String name = field.name();
      if (name.startsWith(Derived.ASSET)) {
        attributes.add(field);
      } else if (name.startsWith(Derived.AREA)) {
        String layer = name.substring(Derived.AREA.length());
        areas.add(new Layer(field, assets.layer(layer).orElse(null)));
      } else {
        cells.add(new Cell(field, Integer.parseInt(name.substring(Derived.H3.length()))));
      }
    }
    this.isAboutAssets = key != null && !(assets.isEmpty() && attributes.isEmpty());
  }

  /** The field that names the asset, null where nothing is to be asked of assets. */
  public Field key() {
    return isAboutAssets ? key : null;
  }

  /**
   * Fills the derived fields of an event.
   *
   * @param said where its record says that it is
   * @param asset the id of its asset, or null
   * @return where it is: as said, else where its asset is
   */
  public Where fill(Where said, String asset, double[] numbers, String[] texts) {
    Asset found = assets.find(asset);
    if (found != null) {
      attributes.forEach(field -> fill(field, found, numbers, texts));
    }
    boolean isSaid = said.place.isKnown();
    Place place = isSaid || found == null ? said.place : found.place();
    Shape shape = isSaid || found == null ? said.shape : found.shape();
    for (Layer layer : areas) {
      texts[layer.field.slot()] = layer.areas == null ? null : layer.areas.of(place);
    }
    for (Cell cell : cells) {
      texts[cell.field.slot()] = Cells.of(place, cell.resolution);
    }
    return new Where(place, shape, asset != null && found == null);
  }

  /** What an asset says with a value of another type, or not at all, is absent. */
  private static void fill(Field field, Asset asset, double[] numbers, String[] texts) {
    Object value = asset.attributes().get(field.name().substring(Derived.ASSET.length()));
    switch (field.type()) {
      case TEXT -> texts[field.slot()] = value instanceof String text ? text : null;
      case NUMBER -> numbers[field.slot()] = value instanceof Double number ? number : Double.NaN;
      case BOOLEAN ->
          numbers[field.slot()] = value instanceof Boolean flag ? (flag ? 1 : 0) : Double.NaN;
    }
  }
}
