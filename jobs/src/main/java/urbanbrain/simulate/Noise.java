package urbanbrain.simulate;

import java.util.Random;
import urbanbrain.event.StableHash;

/** Chance that is the same for the same seed on every JVM. */
final class Noise {

  private final Random random;
  private final double memory;
  private final double deviation;
  private double value;

  /**
   * A quantity that wanders around zero.
   *
   * @param memory how much of one value stays in the next, 0 to 1
   * @param deviation its standard deviation
   */
  Noise(Random random, double memory, double deviation) {
    this.random = random;
    this.memory = memory;
    this.deviation = deviation;
    this.value = random.nextGaussian() * deviation;
  }

  /** Its next value. */
  double next() {
    double fresh = StrictMath.sqrt(1 - memory * memory) * deviation;
    value = memory * value + fresh * random.nextGaussian();
    return value;
  }

  /** A source of chance of its own for each name: what one draws changes nothing for another. */
  static Random of(long seed, String name) {
    return new Random(StableHash.of(StableHash.mix(seed), name));
  }

  /** How many of something that comes this often on average. */
  static int poisson(Random random, double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** How long until the next of what comes at random, in milliseconds. */
  static long wait(Random random, double perHour) {
    return (long) (-StrictMath.log(1 - random.nextDouble()) / perHour * 3_600_000);
  }
}
