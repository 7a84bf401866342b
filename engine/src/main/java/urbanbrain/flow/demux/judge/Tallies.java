package urbanbrain.flow.demux.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Event;
import urbanbrain.flow.meter.RuleMeters;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;

/** How many events of one stream each leg of each rule wants. */
public final class Tallies {

  private static final Tally[] NONE = {};

  private final Map<Want, Tally> tallies;

  /** How many events each condition held for. */
  private final long[] held;

  /** By condition, those that have to look at each event's time. */
  private final Tally[][] timed;

  private long turn;

  private Tallies(Map<Want, Tally> tallies, int conditions) {
    this.tallies = tallies;
    held = new long[conditions];
    timed = new Tally[conditions][];
    List<List<Tally>> byCondition = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      byCondition.add(new ArrayList<>());
    }
    for (Tally tally : tallies.values()) {
      if (tally.isTimed()) {
        for (int condition : tally.conditions()) {
          byCondition.get(condition).add(tally);
        }
      }
    }
    for (int i = 0; i < conditions; i++) {
      timed[i] = byCondition.get(i).toArray(NONE);
    }
  }

  /** Counts an event; what is taken back does not count. */
  public void judged(Event event, Holding holding) {
    if (event.isWithdrawn()) {
      return;
    }
    turn++;
    for (int i = 0; i < holding.size(); i++) {
      int condition = holding.get(i);
      held[condition]++;
      for (Tally tally : timed[condition]) {
        tally.judged(holding, event.time(), turn);
      }
    }
  }

  /**
   * Shows how many events each leg of each rule wanted, of those that were judged.
   *
   * @param name of the metric
   */
  public void meter(String name, RuleMeters meters) {
    // Metrics hold on to no more than the counts.
    tallies.forEach((want, tally) -> meters.leg(name, want.title, want.leg, tally.count(held)));
  }

  /** A leg of a rule, as people call it, whichever version has it. */
  private record Want(String title, String leg) {}

  /** Gathers the legs. */
  public static final class Builder {

    private final Map<Want, Tally> tallies = new LinkedHashMap<>();

    /** A rule has this leg, with the condition of this place in the list of all. */
    public void add(Rule rule, Leg leg, int condition) {
      tallies
          .computeIfAbsent(new Want(rule.title(), leg.name()), want -> new Tally())
          .add(condition, rule.tenure());
    }

    /** Counts by as many conditions. */
    public Tallies build(int conditions) {
      return new Tallies(tallies, conditions);
    }
  }
}
