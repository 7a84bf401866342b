package urbanbrain.collect.recording;

import java.util.Arrays;

/**
 * Knows what was read again by a job that began anew, without a checkpoint: of a source whose
 * records keep their positions, what stands not behind the last position before.
 */
final class Repeats {

  private final boolean[] isWatched;
  private final Reached now;
  private Reached before;
  private long found;

  /**
   * How far parts have come.
   *
   * @param positions the greatest of each
   * @param arrivals the newest of each
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Reached(long[] positions, long[] arrivals) {

    static Reached nothing(int parts) {
      long[] none = new long[parts];
      Arrays.fill(none, Long.MIN_VALUE);
      return new Reached(none, none.clone());
    }

    /** A topic that was made anew has old positions, and new arrivals. */
    boolean holds(int part, long position, long arrival) {
      return position <= positions[part] && arrival <= arrivals[part];
    }

    void add(int part, long position, long arrival) {
      positions[part] = Math.max(positions[part], position);
      arrivals[part] = Math.max(arrivals[part], arrival);
    }

    Reached copy() {
      return new Reached(positions.clone(), arrivals.clone());
    }
  }

  Repeats(int parts) {
    isWatched = new boolean[parts];
    now = Reached.nothing(parts);
    before = Reached.nothing(parts);
  }

  /** The records of this part keep their positions. */
  void watch(int part) {
    isWatched[part] = true;
  }

  /** A job begins anew. */
  void begin() {
    before = now.copy();
  }

  /** Whether a record was not there before the last job began. */
  boolean isNew(int part, long position, long arrival) {
    if (isWatched[part] && before.holds(part, position, arrival)) {
      found++;
      return false;
    }
    now.add(part, position, arrival);
    return true;
  }

  /** How many were. */
  long found() {
    return found;
  }
}
