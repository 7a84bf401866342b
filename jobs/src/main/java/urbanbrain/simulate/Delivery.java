package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The way from the sensors and callers to the engine: it takes time, sometimes much, and sometimes
 * a record comes twice. Lines are in the order in which they come in.
 */
final class Delivery {

  private static final long TEN_MINUTES = 600_000;

  private final Random random;
  private final Delays delays;
  private final List<Line> lines = new ArrayList<>();

  /**
   * How long records take, in seconds.
   *
   * @param usual most take up to this
   * @param slow a few take up to this: still in time
   * @param lost so many of the first ten minutes, when a gateway is down, take up to {@code
   *     lostSeconds}: too late
   */
  record Delays(int least, int usual, int slow, int lost, int lostSeconds) {}

  private record Line(long received, long at, String text) {
    static final Comparator<Line> ORDER =
        Comparator.comparingLong(Line::received)
            .thenComparingLong(Line::at)
            .thenComparing(Line::text);
  }

  Delivery(long seed, String source, Delays delays) {
    this.random = Noise.of(seed, "delivery " + source);
    this.delays = delays;
  }

  /** Brings all readings: one in a hundred twice, one in thirty slowly, a few too late. */
  Delivery bring(List<Reading> readings) {
    List<Reading> lost = lost(readings);
    for (Reading reading : readings) {
      long received = reading.at() + (lost.contains(reading) ? tooLong() : usual());
      add(reading, received);
      if (random.nextInt(100) == 0) {
        add(reading, received + seconds(1, 30));
      }
    }
    return this;
  }

  private List<Reading> lost(List<Reading> readings) {
    long first = readings.stream().mapToLong(Reading::at).min().orElse(0);
    List<Reading> early =
        new ArrayList<>(readings.stream().filter(r -> r.at() < first + TEN_MINUTES).toList());
    Collections.shuffle(early, random);
    return early.subList(0, Math.min(delays.lost(), early.size()));
  }

  /** Puts in records that are none, spread over the recording. */
  Delivery spoil(List<Broken> broken, long from, long until) {
    for (Broken one : broken) {
      long received = (from + (long) (random.nextDouble() * (until - from))) / 1000 * 1000;
      lines.add(new Line(received, received, one.text().apply(received)));
    }
    return this;
  }

  /** Everything as it came in, a line each. */
  String text() {
    lines.sort(Line.ORDER);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  private void add(Reading reading, long received) {
    lines.add(new Line(received, reading.at(), reading.text().apply(received)));
  }

  private long usual() {
    boolean isSlow = random.nextInt(30) == 0;
    return isSlow
        ? seconds(delays.usual(), delays.slow())
        : seconds(delays.least(), delays.usual());
  }

  private long tooLong() {
    return seconds(delays.lostSeconds() / 2, delays.lostSeconds());
  }

  private long seconds(int least, int most) {
    return 1_000L * (least + random.nextInt(most - least + 1));
  }
}
