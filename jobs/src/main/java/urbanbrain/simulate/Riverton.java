package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The made-up town: six streets and six avenues, 400 m apart, whose 60 segments have speed sensors;
 * twelve pressure sensors in its water network, and six power feeders from two substations.
 */
final class Riverton {

  private static final double BLOCK = 400;
  private static final List<String> STREETS =
      List.of("1st St", "2nd St", "3rd St", "4th St", "5th St", "6th St");
  private static final List<String> AVENUES =
      List.of("Ash Ave", "Birch Ave", "Main St", "Cedar Ave", "Elm Ave", "Oak Ave");

  private final List<Segment> segments = new ArrayList<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private final List<Feeder> feeders = new ArrayList<>();

  /**
   * A stretch of road between two crossings.
   *
   * @param freeKmh the mean speed on an empty road, stops at lights included
   * @param isArterial whether it is a main road
   */
  record Segment(String id, Spot spot, double freeKmh, boolean isArterial) {}

  /**
   * A pressure sensor.
   *
   * @param bar the pressure at night
   */
  record Gauge(String id, String zone, Spot spot, double bar) {}

  /**
   * A medium-voltage line.
   *
   * @param spot its substation
   * @param kw its load in the afternoon
   */
  record Feeder(String id, Spot spot, double kw) {}

  Riverton() {
    for (int i = 0; i < AVENUES.size(); i++) {
      for (int j = 0; j < STREETS.size(); j++) {
        addSegments(i, j);
      }
    }
    Random random = Noise.of(0, "riverton");
    for (int i = 0; i < 12; i++) {
      Spot spot = new Spot((i % 4 - 1.5) * 620, (i / 4 - 1) * 700);
      Spot moved = spot.plus(random.nextDouble() * 120 - 60, random.nextDouble() * 120 - 60);
      double bar = 4.1 + random.nextDouble() * 0.5;
      gauges.add(new Gauge("P%02d".formatted(i + 1), i < 6 ? "south" : "north", moved, bar));
    }
    for (int i = 0; i < 6; i++) {
      Spot substation = i < 3 ? new Spot(-1300, 500) : new Spot(1250, -700);
      feeders.add(new Feeder("F" + (i + 1), substation, 4000 + 5000 * random.nextDouble()));
    }
  }

  private void addSegments(int i, int j) {
    if (i + 1 < AVENUES.size()) {
      boolean isArterial = j == 2 || j == 3;
      segments.add(segment(STREETS.get(j), i + 1, crossing(i, j).plus(BLOCK / 2, 0), isArterial));
    }
    if (j + 1 < STREETS.size()) {
      boolean isArterial = i == 2 || i == 3;
      segments.add(segment(AVENUES.get(i), j + 1, crossing(i, j).plus(0, BLOCK / 2), isArterial));
    }
  }

  private static Segment segment(String road, int block, Spot spot, boolean isArterial) {
    String id = road.replace(" ", "-").toLowerCase(java.util.Locale.ROOT) + "-" + block;
    return new Segment(id, spot, isArterial ? 48 : 40, isArterial);
  }

  /**
   * The crossing of an avenue, counted from the west, and a street, from the south, both from 0.
   */
  static Spot crossing(int avenue, int street) {
    return new Spot((avenue - 2.5) * BLOCK, (street - 2.5) * BLOCK);
  }

  /** What people call the place: the nearest crossing. */
  static String address(Spot spot) {
    return AVENUES.get(nearest(spot.east())) + " & " + STREETS.get(nearest(spot.north()));
  }

  private static int nearest(double metres) {
    return (int) Math.max(0, Math.min(5, StrictMath.rint(metres / BLOCK + 2.5)));
  }

  /** The part of town. */
  static String district(Spot spot) {
    if (Math.abs(spot.east()) <= 500 && Math.abs(spot.north()) <= 500) {
      return "Downtown";
    }
    if (Math.abs(spot.east()) > Math.abs(spot.north())) {
      return spot.east() > 0 ? "Eastside" : "Westside";
    }
    return spot.north() > 0 ? "Northside" : "Southside";
  }

  List<Segment> segments() {
    return segments;
  }

  List<Gauge> gauges() {
    return gauges;
  }

  List<Feeder> feeders() {
    return feeders;
  }
}
