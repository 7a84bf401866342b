package urbanbrain.rule;

import java.io.Serializable;
import urbanbrain.event.StableHash;

/**
 * One filtered stream as it arrives in one key space. Legs of several rules that ask for the same
 * share a feed, and so its state.
 *
 * @param space the key space's name, see {@link Rule#space}
 * @param source the stream's name, or {@code signal} and the rule's name
 * @param where the condition as written
 */
public record Feed(String space, String source, String where) implements Serializable {

  /** The number that stands for this feed on the wire and in state. */
  public int code() {
    return StableHash.code(space + "\n" + source + "\n" + where);
  }
}
