package urbanbrain.asset;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import urbanbrain.event.Derived;

/** All assets of a city by their ids, and its layers of areas by their names. */
public final class Assets implements Serializable {

  /** Those of a city that names none. */
  public static final Assets NONE = new Assets(new TreeMap<>(), new TreeMap<>());

  private final TreeMap<String, Asset> byId;
  private final TreeMap<String, AreaLayer> layers;

  Assets(SortedMap<String, Asset> byId, SortedMap<String, AreaLayer> layers) {
    this.byId = new TreeMap<>(byId);
    this.layers = new TreeMap<>(layers);
  }

  /** These assets, each with an id of its own, and no layers of areas. */
  public static Assets of(Collection<Asset> assets) {
    TreeMap<String, Asset> byId = new TreeMap<>();
    assets.forEach(asset -> byId.put(asset.id(), asset));
    return new Assets(byId, new TreeMap<>());
  }

  /** Whether the city says nothing of assets. */
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  /** All assets, by id. */
  public Collection<Asset> all() {
    return byId.values();
  }

  /** The asset of this id; null if there is none. */
  public Asset find(String id) {
    return id == null ? null : byId.get(id);
  }

  /** All layers, by name. */
  public SortedMap<String, AreaLayer> layers() {
    return Collections.unmodifiableSortedMap(layers);
  }

  /** The layer of this name, if the city has one. */
  public Optional<AreaLayer> layer(String name) {
    return Optional.ofNullable(layers.get(name));
  }

  /**
   * Whether a derived field can have a value: whether some asset has that attribute, or there is a
   * layer of that name. Cells are everywhere.
   *
   * @param derived its name, see {@link Derived}
   */
  public boolean gives(String derived) {
    if (derived.startsWith(Derived.AREA)) {
      return layers.containsKey(derived.substring(Derived.AREA.length()));
    }
    if (!derived.startsWith(Derived.ASSET)) {
      return true;
    }
    String attribute = derived.substring(Derived.ASSET.length());
    return byId.values().stream().anyMatch(asset -> asset.attributes().containsKey(attribute));
  }
}
