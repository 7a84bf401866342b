package urbanbrain.flow;

import java.util.Objects;
import urbanbrain.event.StableHash;

/**
 * The key under which an event or a patch meets others: a value within a key space.
 *
 * @param space the code of the key space, see {@code urbanbrain.rule.Feed}
 * @param number the tile or bucket, else 0
 * @param text the value of the key fields, else empty
 */
public record RouteKey(int space, long number, String text) {

  /** Stands between the values of a key of several fields: no text that people write has it. */
  public static final char BETWEEN = '\u001f';

  /** The text of a key as people see it. */
  public static String shown(String text) {
    return text.replace(BETWEEN, '/');
  }

  @Override
  public int hashCode() {
    // Spelled out: the hash decides the key group, so it must never change.
    return (int) StableHash.mix(31L * (31L * space + number) + Objects.hashCode(text));
  }
}
