package urbanbrain.flow.meter;

/**
 * How often something was judged, and about how long that took. The first time in {@link #EVERY} is
 * measured and stands for all since the last one that was, so that the clock costs next to nothing
 * and the sum never falls. Belongs to one thread; others may read it.
 */
public final class Effort {

  /** One time in so many is measured. */
  static final int EVERY = 64;

  private static final long NOT_MEASURED = Long.MIN_VALUE;

  private long evaluations;
  private long counted;
  private long nanos;

  /** It begins; what this gives is to be handed to {@link #end}. */
  public long begin() {
    return evaluations++ % EVERY == 0 ? System.nanoTime() : NOT_MEASURED;
  }

  /** It is over. */
  public void end(long began) {
    if (began != NOT_MEASURED) {
      add(System.nanoTime() - began);
    }
  }

  void add(long measured) {
    nanos += measured * (evaluations - counted);
    counted = evaluations;
  }

  long evaluations() {
    return evaluations;
  }

  /** How long all of them took, as far as was measured. */
  long nanos() {
    return nanos;
  }
}
