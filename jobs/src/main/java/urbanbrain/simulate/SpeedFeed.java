package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.simulate.Riverton.Segment;
import urbanbrain.simulate.Script.Jam;

/**
 * What the speed sensors say: for each segment, every 30 to 60 s, the mean speed of the vehicles
 * that passed, and their number. Where none passed there is no speed.
 */
final class SpeedFeed {

  static final String HEADER = "received,segment,lat,lon,observed,kmh,intensity";

  private static final long RAMP = 60_000;

  private final Script script;
  private final long seed;

  SpeedFeed(Script script, long seed) {
    this.script = script;
    this.seed = seed;
  }

  /** All readings of these segments. */
  List<Reading> readings(List<Segment> segments, long from, long until) {
    List<Reading> readings = new ArrayList<>();
    for (Segment segment : segments) {
      Random random = Noise.of(seed, segment.id());
      Noise drivers = new Noise(random, 0.9, 2);
      long every = 30_000 + 1_000L * random.nextInt(31);
      for (long at = from + random.nextInt(30) * 1_000L; at < until; at += every) {
        double road = speed(segment, at) + drivers.next();
        int vehicles = Noise.poisson(random, flow(segment, at) * every / 60_000);
        double sampling = 5 * random.nextGaussian() / StrictMath.sqrt(Math.max(1, vehicles));
        boolean isLost = random.nextInt(100) == 0;
        if (!isLost) {
          readings.add(reading(segment, at, Math.max(1, road + sampling), vehicles));
        }
      }
    }
    return readings;
  }

  private static Reading reading(Segment segment, long at, double kmh, int vehicles) {
    String speed = vehicles == 0 ? "" : Decimal.of(kmh, 1);
    Spot spot = segment.spot();
    String rest =
        String.join(
            ",",
            segment.id(),
            spot.lat(),
            spot.lon(),
            Clock.local(at),
            speed,
            Integer.toString(vehicles));
    return new Reading(at, received -> Clock.local(received) + "," + rest);
  }

  private double speed(Segment segment, long at) {
    double rush = Clock.peak(at, 8, 0.8) + Clock.peak(at, 17.25, 0.8);
    double speed = segment.freeKmh() * (1 - (segment.isArterial() ? 0.32 : 0.2) * rush);
    for (Jam jam : script.jams) {
      double share = share(jam, segment, at);
      double jammed = jam.reaches(segment.spot()) ? crawl(segment) : 0.82 * speed;
      speed = Math.min(speed, speed + share * (jammed - speed));
    }
    return speed;
  }

  /** How much of a jam there is at a segment: 0 to 1; people who avoid it fill the roads around. */
  private static double share(Jam jam, Segment segment, long at) {
    if (segment.spot().metresTo(jam.spot()) > 2 * jam.reach()) {
      return 0;
    }
    double grown = (at - jam.from(segment.spot())) / (double) RAMP;
    double left = (jam.until(segment.spot()) - at) / (double) RAMP;
    return Math.max(0, Math.min(1, Math.min(grown, left)));
  }

  private double crawl(Segment segment) {
    return 6 + 6 * Noise.of(seed, "crawl " + segment.id()).nextDouble();
  }

  /** Vehicles a minute. */
  private double flow(Segment segment, long at) {
    double rush = Clock.peak(at, 8, 1.2) + Clock.peak(at, 17.25, 1.2);
    double free = (segment.isArterial() ? 6 : 2) * (1 + rush);
    double jammed = script.jams.stream().mapToDouble(j -> share(j, segment, at)).max().orElse(0);
    return free * (1 - 0.6 * jammed);
  }
}
