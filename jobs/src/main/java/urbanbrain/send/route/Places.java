package urbanbrain.send.route;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import urbanbrain.asset.AreaLayer;
import urbanbrain.asset.Assets;
import urbanbrain.text.Nearest;
import urbanbrain.verdict.Incident;

/** Areas of a city that a channel is for; without any it is for the whole city. */
public final class Places implements Serializable {

  /** The whole city. */
  public static final Places ANY = new Places(List.of());

  private final ArrayList<Area> areas;

  private record Area(AreaLayer layer, String id) implements Serializable {

    /** Its place is there; without a place, its key is the area. */
    boolean holds(Incident facts) {
      return facts.place().isKnown() ? layer.holds(id, facts.place()) : id.equals(facts.key());
    }
  }

  private Places(List<Area> areas) {
    this.areas = new ArrayList<>(areas);
  }

  /**
   * The areas of these names: {@code district/north}, or {@code north} alone where only one layer
   * has it. Names of none are left out.
   */
  public static Places of(List<String> names, Assets assets) {
    return new Places(names.stream().flatMap(name -> find(name, assets).stream()).toList());
  }

  /** What is wrong with a name; nothing if it is that of one area. */
  public static Optional<String> doubt(String name, Assets assets) {
    List<Area> found = find(name, assets);
    if (found.size() == 1) {
      return Optional.empty();
    }
    List<String> ids =
        assets.layers().values().stream().flatMap(layer -> layer.ids().stream()).toList();
    return Optional.of(
        found.isEmpty()
            ? "the city has no area '%s'%s".formatted(name, Nearest.hint(name, ids))
            : "several layers have an area '%s': write it as LAYER/%s".formatted(name, name));
  }

  private static List<Area> find(String name, Assets assets) {
    List<Area> found = new ArrayList<>();
    for (Map.Entry<String, AreaLayer> layer : assets.layers().entrySet()) {
      for (String id : layer.getValue().ids()) {
        if (id.equals(name) || name.equals(layer.getKey() + "/" + id)) {
          found.add(new Area(layer.getValue(), id));
        }
      }
    }
    return found;
  }

  /** Whether an incident is in one of them. */
  boolean hold(Incident facts) {
    return areas.isEmpty() || areas.stream().anyMatch(area -> area.holds(facts));
  }
}
