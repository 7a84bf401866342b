package urbanbrain.flow;

import java.util.Objects;
import urbanbrain.event.StableHash;

/**
 * The key under which an event or a patch meets others: a value within a key space. It keeps its
 * hash, for which state and timers ask many times when its text has long left the cache.
 */
public final class RouteKey {

  /** Stands between the values of a key of several fields: no text that people write has it. */
  public static final char BETWEEN = '\u001f';

  private final int space;
  private final int hash;
  private final long number;
  private final String text;

  /**
   * A key.
   *
   * @param space the code of the key space, see {@code urbanbrain.rule.Feed}
   * @param number the tile or bucket, else 0
   * @param text the value of the key fields, else empty
   */
  public RouteKey(int space, long number, String text) {
    this.space = space;
    this.number = number;
    this.text = text;
    // It decides the key group, so it must never change.
    this.hash = (int) StableHash.mix(31L * (31L * space + number) + Objects.hashCode(text));
  }

  /** The code of the key space. */
  public int space() {
    return space;
  }

  /** The tile or bucket, else 0. */
  public long number() {
    return number;
  }

  /** The value of the key fields, else empty. */
  public String text() {
    return text;
  }

  /** The text of a key as people see it. */
  public static String shown(String text) {
    return text.replace(BETWEEN, '/');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteKey key
        && hash == key.hash
        && space == key.space
        && number == key.number
        && Objects.equals(text, key.text);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "RouteKey[space=" + space + ", number=" + number + ", text=" + text + "]";
  }
}
