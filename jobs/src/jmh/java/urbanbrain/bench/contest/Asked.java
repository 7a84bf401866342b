package urbanbrain.bench.contest;

/**
 * One that takes part, with the question that it is asked.
 *
 * @param by answers it
 */
public record Asked(String title, String kind, boolean isSorted, double seconds, int most, By by)
    implements Peer {

  /** Answers a question about readings. */
  @FunctionalInterface
  public interface By {

    /** The answer to these readings, which may be none. */
    Answer answer(Readings readings) throws Exception;
  }

  /** One that can be given any number of readings. */
  public Asked(String title, String kind, boolean isSorted, double seconds, By by) {
    this(title, kind, isSorted, seconds, Integer.MAX_VALUE, by);
  }

  @Override
  public Answer answer(Readings readings) throws Exception {
    return by.answer(readings);
  }
}
