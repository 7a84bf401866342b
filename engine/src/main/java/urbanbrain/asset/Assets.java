package urbanbrain.asset;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
}
