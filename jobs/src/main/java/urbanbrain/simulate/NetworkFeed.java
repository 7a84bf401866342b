package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import urbanbrain.simulate.Riverton.Feeder;
import urbanbrain.simulate.Riverton.Gauge;
import urbanbrain.simulate.Script.Dip;
import urbanbrain.simulate.Script.Drift;
import urbanbrain.simulate.Script.Leak;

/**
 * What the control system of the water and power networks says: each gauge's pressure every 30 s,
 * each feeder's power, voltage and current every 15 s.
 */
final class NetworkFeed {

  private static final long EVERY = 30_000;
  private static final double NORMAL_VOLTS = 12_470;
  private static final double POWER_FACTOR = 0.95;

  /** How fast pressure falls and comes back. */
  private static final double FALL = 40_000;

  private static final double RETURN = 150_000;

  /** The distance over which a leak's effect falls to a third. */
  private static final double SPREAD = 600;

  private final Script script;
  private final long seed;

  NetworkFeed(Script script, long seed) {
    this.script = script;
    this.seed = seed;
  }

  /** All readings of these gauges and feeders. */
  List<Reading> readings(List<Gauge> gauges, List<Feeder> feeders, long from, long until) {
    List<Reading> readings = new ArrayList<>();
    for (Gauge gauge : gauges) {
      Random random = Noise.of(seed, gauge.id());
      Noise flicker = new Noise(random, 0.6, 0.025);
      for (long at = from + random.nextInt(10_000); at < until; at += EVERY) {
        readings.add(pressure(gauge, at, pressure(gauge, at) + flicker.next()));
      }
    }
    for (Feeder feeder : feeders) {
      Random random = Noise.of(seed, feeder.id());
      Noise volts = new Noise(random, 0.8, 0.003);
      Noise load = new Noise(random, 0.9, 0.02);
      for (long at = from + random.nextInt(10_000); at < until; at += EVERY / 2) {
        readings.add(power(feeder, at, 1 + volts.next(), 1 + load.next()));
      }
    }
    return readings;
  }

  private double pressure(Gauge gauge, long at) {
    double bar = gauge.bar() - 0.25 * Clock.peak(at, 7, 1.5) - 0.3 * Clock.peak(at, 18.5, 2);
    for (Leak leak : script.leaks) {
      bar -=
          leak.bar()
              * StrictMath.exp(-leak.spot().metresTo(gauge.spot()) / SPREAD)
              * flow(leak, at);
    }
    for (Drift drift : script.drifts) {
      double hours = Math.max(0, at - drift.from()) / 3_600_000.0;
      bar -= drift.gauge().equals(gauge.id()) ? Math.min(1.5, drift.barPerHour() * hours) : 0;
    }
    return Math.max(0, bar);
  }

  /** How much of a leak's effect is there: 0 to 1. */
  private static double flow(Leak leak, long at) {
    if (at < leak.from()) {
      return 0;
    }
    double begun = 1 - StrictMath.exp(-(Math.min(at, leak.until()) - leak.from()) / FALL);
    return begun * StrictMath.exp(-Math.max(0, at - leak.until()) / RETURN);
  }

  private static Reading pressure(Gauge gauge, long at, double bar) {
    String rest =
        String.format(
            Locale.ROOT,
            "\"tag\":\"%s\",\"ts\":%d,\"bar\":%s,\"zone\":\"%s\",\"pos\":{\"lat\":%s,\"lon\":%s}}",
            gauge.id(),
            at,
            Decimal.of(bar, 2),
            gauge.zone(),
            gauge.spot().lat(),
            gauge.spot().lon());
    return new Reading(at, received -> "{\"rx\":" + received + "," + rest);
  }

  private Reading power(Feeder feeder, long at, double volts, double load) {
    double part = 1;
    double pickup = 0;
    for (Dip dip : script.dips) {
      boolean isMine = dip.feeder().equals(feeder.id());
      part = isMine && at >= dip.from() && at < dip.until() ? dip.part() : part;
      pickup += isMine && at >= dip.until() ? pickup(dip, at) : 0;
    }
    double kw = feeder.kw() * (1 + 0.12 * Clock.peak(at, 18.5, 2)) * load * (1 + pickup) * part;
    double real = NORMAL_VOLTS * volts * part;
    double amps = part == 0 ? 0 : kw * 1000 / (StrictMath.sqrt(3) * real * POWER_FACTOR);
    String rest =
        String.format(
            Locale.ROOT,
            "\"tag\":\"%s\",\"ts\":%d,\"kw\":%s,\"volts\":%s,\"amps\":%s,\"pos\":{\"lat\":%s,\"lon\":%s}}",
            feeder.id(),
            at,
            Decimal.of(kw, 0),
            Decimal.of(real, 0),
            Decimal.of(amps, 1),
            feeder.spot().lat(),
            feeder.spot().lon());
    return new Reading(at, received -> "{\"rx\":" + received + "," + rest);
  }

  /** After a cut every refrigerator starts at once: for some minutes the load is higher. */
  private static double pickup(Dip dip, long at) {
    boolean wasLong = dip.until() - dip.from() > 60_000;
    return wasLong ? 0.25 * StrictMath.exp(-(at - dip.until()) / 600_000.0) : 0;
  }
}
