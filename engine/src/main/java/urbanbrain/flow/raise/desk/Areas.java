package urbanbrain.flow.raise.desk;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.asset.AreaLayer;
import urbanbrain.asset.Assets;
import urbanbrain.text.Nearest;
import urbanbrain.verdict.Incident;

/**
 * The areas of a city as people name them: {@code district/north}, or {@code north} alone where
 * only one layer has an area of that id.
 */
public final class Areas implements Serializable {

  private final TreeMap<String, AreaLayer> layers;

  /** An area of a layer. */
  private record Named(AreaLayer layer, String id) {}

  /** Those of a city. */
  public Areas(Assets assets) {
    layers = new TreeMap<>(assets.layers());
  }

  /**
   * Whether an incident is in what people named: its place in the area of that name; without a
   * place, or where there is no such area, its key is the name.
   */
  boolean hold(String name, Incident facts) {
    Named area = find(name).orElse(null);
    if (area == null) {
      return name.equals(facts.key());
    }
    return facts.place().isKnown()
        ? area.layer.holds(area.id, facts.place())
        : area.id.equals(facts.key());
  }

  /**
   * What is wrong with a name; nothing if it is that of an area, or if the city has none at all.
   */
  public Optional<String> doubt(String name) {
    if (name == null || layers.isEmpty() || find(name).isPresent()) {
      return Optional.empty();
    }
    List<String> in = layersOf(name);
    String why =
        in.isEmpty()
            ? "there is no area '%s'%s".formatted(name, Nearest.hint(name, ids()))
            : "there is an area '%s' in each of %s: say which, as %s/%s"
                .formatted(name, String.join(", ", in), in.get(0), name);
    return Optional.of(why + "; only incidents of that key are meant");
  }

  private Optional<Named> find(String name) {
    List<String> in = layersOf(name);
    if (in.size() == 1) {
      return Optional.of(new Named(layers.get(in.get(0)), name));
    }
    int slash = name.indexOf('/');
    AreaLayer layer = slash == -1 ? null : layers.get(name.substring(0, slash));
    String id = name.substring(slash + 1);
    return layer != null && layer.ids().contains(id)
        ? Optional.of(new Named(layer, id))
        : Optional.empty();
  }

  private List<String> layersOf(String id) {
    return layers.entrySet().stream()
        .filter(layer -> layer.getValue().ids().contains(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> ids() {
    return layers.values().stream().flatMap(layer -> layer.ids().stream()).toList();
  }
}
