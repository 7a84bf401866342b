package urbanbrain.bench.contest;

/** One that takes part: it answers a question about readings in its own way. */
public interface Peer {

  /** What the table calls it. */
  String title();

  /** What it answers: those of the same kind must answer the same. */
  String kind();

  /** Whether the readings must come to it in the order of their times. */
  boolean isSorted();

  /** How long a run may take about, in seconds. */
  double seconds();

  /** The most readings that it can be given; none where it cannot take part. */
  default int most() {
    return Integer.MAX_VALUE;
  }

  /** The answer to these readings, which may be none. */
  Answer answer(Readings readings) throws Exception;
}
