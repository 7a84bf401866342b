package urbanbrain.oracle;

import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import urbanbrain.asset.Assets;

/**
 * What an answer needs to know beside rules and events.
 *
 * @param idle how long a source is alive after an event, milliseconds
 * @param assets what rules may know
 * @param givers the sources that give a stream, by its name
 */
public record Town(IntToLongFunction idle, Assets assets, Map<String, Set<Integer>> givers) {

  /** A town of which no assets are known. */
  public static Town idle(IntToLongFunction idle) {
    return new Town(idle, Assets.NONE, Map.of());
  }
}
