package urbanbrain.simulate;

import java.util.ArrayList;
import java.util.List;

/** What happens in the city, as nobody but its author knows it. Times in epoch milliseconds. */
final class Script {

  /** A queue that grows from a spot to all sides up to a reach in metres, and then dissolves. */
  record Jam(Spot spot, long from, long until, double reach) {

    /** The queue's tail goes back 250 m a minute. */
    private static final double TAIL = 250.0 / 60_000;

    /** When it gets to a place. */
    long from(Spot place) {
      return from + (long) (spot.metresTo(place) / TAIL);
    }

    /** When it has left the place again. */
    long until(Spot place) {
      return until + (long) (spot.metresTo(place) / TAIL);
    }

    boolean reaches(Spot place) {
      return spot.metresTo(place) <= reach;
    }
  }

  /** Water that leaves the network: the pressure there falls by so many bar, less further away. */
  record Leak(Spot spot, long from, long until, double bar) {}

  /** A gauge that reads less and less: so many bar an hour. */
  record Drift(String gauge, long from, double barPerHour) {}

  /** A feeder whose voltage is only this part of the normal one. */
  record Dip(String feeder, long from, long until, double part) {}

  /**
   * A call that the dispatch centre takes.
   *
   * @param complaint what an ambulance is called for, or what the hazard is, else null
   * @param priority 1 to 4 for ambulances, else 0
   */
  record Call(String type, long at, Spot spot, String complaint, int priority) {}

  /** Where and when nothing of the everyday happens: what happens there is scripted. */
  record Reserved(Spot spot, double metres, long from, long until) {

    boolean holds(Call call) {
      return call.at() >= from && call.at() <= until && call.spot().metresTo(spot) <= metres;
    }
  }

  /**
   * One thing that an engine ought to tell.
   *
   * @param key the segment, feeder or district that it is about; null where its spot says enough
   */
  record Truth(
      String id, String rule, long start, long end, Spot spot, double metres, String key) {}

  final List<Jam> jams = new ArrayList<>();
  final List<Leak> leaks = new ArrayList<>();
  final List<Drift> drifts = new ArrayList<>();
  final List<Dip> dips = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final List<Reserved> reserved = new ArrayList<>();
  final List<Truth> truths = new ArrayList<>();
}
