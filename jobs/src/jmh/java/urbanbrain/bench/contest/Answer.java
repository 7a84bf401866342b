package urbanbrain.bench.contest;

import java.io.Serializable;
import urbanbrain.event.StableHash;

/**
 * What a peer found, as a set: how many, and a sum over the hashes of all, which no order changes.
 */
public record Answer(long count, long checksum) implements Serializable {

  /** Nothing was found. */
  public static final Answer NONE = new Answer(0, 0);

  /** With one more: a key at which the condition held, and when. */
  public Answer plus(String key, long time) {
    return new Answer(count + 1, checksum + hash(key, time));
  }

  /** What one find adds to the checksum. */
  public static long hash(String key, long time) {
    return StableHash.of(StableHash.of(key), time);
  }
}
