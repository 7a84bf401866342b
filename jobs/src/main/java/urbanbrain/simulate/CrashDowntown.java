package urbanbrain.simulate;

import urbanbrain.simulate.Riverton.Segment;
import urbanbrain.simulate.Script.Call;
import urbanbrain.simulate.Script.Dip;
import urbanbrain.simulate.Script.Drift;
import urbanbrain.simulate.Script.Jam;
import urbanbrain.simulate.Script.Leak;
import urbanbrain.simulate.Script.Reserved;
import urbanbrain.simulate.Script.Truth;

/**
 * Two bad hours: a crash downtown, a burst water main, a power cut, gas, people poisoned, and
 * beside each of them something that looks like it and is not.
 */
final class CrashDowntown {

  private static final String AMBULANCE = "ems";
  private static final String CRASH = "crash";

  private final Riverton town;
  private final Script script;
  private final long start;

  private CrashDowntown(Riverton town, Script script, long start) {
    this.town = town;
    this.script = script;
    this.start = start;
  }

  /** Adds all of it to a script, from this time on. */
  static void addTo(Script script, Riverton town, long start) {
    CrashDowntown hours = new CrashDowntown(town, script, start);
    hours.crashWithCasualties();
    hours.crashOutOfTown();
    hours.crashesThatAreNot();
    hours.burst();
    hours.burstThatIsSmall();
    hours.pressuresThatAreNothing();
    hours.powerCut();
    hours.gas();
    hours.poisoning();
  }

  private void crashWithCasualties() {
    Spot spot = Riverton.crossing(2, 2).plus(-20, 35);
    jam(spot, 26, 61, 300);
    call(CRASH, 26.4, spot, null, 0);
    call(CRASH, 28.1, spot.plus(30, -60), null, 0);
    call(AMBULANCE, 27.2, spot.plus(10, 15), "VEHICLE ACCIDENT", 1);
    call(AMBULANCE, 29.5, spot.plus(25, -40), "VEHICLE ACCIDENT", 2);
    call(AMBULANCE, 33.8, spot.plus(-60, 20), "HEAD INJURY", 2);
    truth("crash_with_casualties", 25.5, 61, spot, 500);
    truth("crash_with_ambulance", 25.5, 61, spot, 500);
  }

  /** On the bypass, where no speed is measured: a crash all the same. */
  private void crashOutOfTown() {
    Spot spot = new Spot(2100, 900);
    call(CRASH, 95.8, spot, null, 0);
    call(AMBULANCE, 96.9, spot.plus(40, 10), "VEHICLE ACCIDENT", 1);
    truth("crash_with_casualties", 95, 120, spot, 500);
    truth("crash_with_ambulance", 95, 120, spot, 500);
  }

  private void crashesThatAreNot() {
    Spot unhurt = Riverton.crossing(5, 5).plus(-15, -40);
    jam(unhurt, 13, 38, 260);
    call(CRASH, 13.5, unhurt, null, 0);
    reserve(unhurt, 700, 0, 50);

    Spot unhurtToo = Riverton.crossing(1, 1).plus(20, 10);
    jam(unhurtToo, 65, 88, 260);
    call(CRASH, 65.9, unhurtToo, null, 0);
    call(AMBULANCE, 69.4, unhurtToo.plus(-360, -480), "CARDIAC EMERGENCY", 1);
    reserve(unhurtToo, 800, 50, 100);

    Spot lights = Riverton.crossing(4, 1);
    jam(lights, 58, 79, 260);
    reserve(lights, 500, 45, 90);
  }

  private void burst() {
    Spot spot = Riverton.crossing(1, 4).plus(60, -25);
    script.leaks.add(new Leak(spot, at(50), at(97), 2.4));
    call("hazard", 56.7, spot.plus(-30, 10), "surface", 0);
    call("hazard", 61.2, spot.plus(45, -10), "surface", 0);
    truth("water_main_burst", 50, 97, spot, 1000);
  }

  /** A real one too, but the gauges hardly notice. */
  private void burstThatIsSmall() {
    Spot spot = Riverton.crossing(4, 0).plus(-40, -60);
    script.leaks.add(new Leak(spot, at(80), at(115), 0.8));
    call("hazard", 86.4, spot, "surface", 0);
    truth("water_main_burst", 80, 115, spot, 1000);
  }

  private void pressuresThatAreNothing() {
    script.drifts.add(new Drift("P08", at(5), 0.55));
    Spot pump = town.gauges().get(3).spot();
    script.leaks.add(new Leak(pump, at(41), at(42), 0.55));
    call("hazard", 44.3, pump.plus(150, 80), "surface", 0);
  }

  private void powerCut() {
    script.dips.add(new Dip("F5", at(18), at(18.4), 0.65));
    script.dips.add(new Dip("F2", at(44), at(44.3), 0));
    script.dips.add(new Dip("F3", at(72), at(96), 0));
    Spot pole = Riverton.crossing(0, 3).plus(30, 120);
    call("electrical", 73.6, pole, null, 0);
    call("obstruction", 75.1, pole.plus(15, 5), "pole down", 0);
    Spot substation = town.feeders().get(2).spot();
    script.truths.add(
        new Truth("feeder_dead-72", "feeder_dead", at(72), at(96), substation, 100, "F3"));
  }

  private void gas() {
    Spot spot = Riverton.crossing(3, 5).plus(50, 40);
    call("gas_leak", 88.2, spot, null, 0);
    call(AMBULANCE, 97.4, spot.plus(90, -70), "DIZZINESS", 2);
    truth("gas_leak_with_symptoms", 85, 115, spot, 300);
    Spot harmless = Riverton.crossing(0, 0).plus(-60, 20);
    call("gas_leak", 92.5, harmless, null, 0);
    reserve(harmless, 400, 60, 120);
  }

  /** Exhaust in an ice rink: one after the other feels ill. */
  private void poisoning() {
    Spot rink = new Spot(-150, 850);
    call("carbon_monoxide", 84, rink, null, 0);
    String[] complaints = {"HEADACHE", "NAUSEA/VOMITING", "DIZZINESS", "SYNCOPAL EPISODE"};
    for (int i = 0; i < 8; i++) {
      call(AMBULANCE, 84.5 + 2.3 * i, rink.plus(8 * i, -5 * i), complaints[i % 4], 2 + i % 2);
    }
    script.truths.add(
        new Truth(
            "ems_surge-84", "ems_surge", at(84), at(110), rink, 300, Riverton.district(rink)));
  }

  private void jam(Spot spot, double from, double until, double reach) {
    Jam jam = new Jam(spot, at(from), at(until), reach);
    script.jams.add(jam);
    for (Segment segment : town.segments()) {
      if (jam.reaches(segment.spot())) {
        String id = "segment_congested-" + segment.id() + "-" + (int) from;
        long begin = jam.from(segment.spot());
        long end = jam.until(segment.spot());
        script.truths.add(
            new Truth(id, "segment_congested", begin, end, segment.spot(), 100, segment.id()));
      }
    }
  }

  private void call(String type, double minutes, Spot spot, String complaint, int priority) {
    script.calls.add(new Call(type, at(minutes), spot, complaint, priority));
  }

  private void truth(String rule, double from, double until, Spot spot, double metres) {
    String id = rule + "-" + (int) from;
    script.truths.add(new Truth(id, rule, at(from), at(until), spot, metres, null));
  }

  private void reserve(Spot spot, double metres, double from, double until) {
    script.reserved.add(new Reserved(spot, metres, at(from), at(until)));
  }

  private long at(double minutes) {
    return start + (long) (minutes * 60_000);
  }
}
