package urbanbrain.rule;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What rules need to know of their city.
 *
 * @param zone whose days and weeks `every: day` and `every: week` mean
 */
public record Setting(ZoneId zone) implements Serializable {

  /** Rules that are checked without a city: its days are those of UTC. */
  public static final Setting NONE = new Setting(ZoneOffset.UTC);
}
