package urbanbrain.score;

import java.util.ArrayList;
import java.util.List;

/**
 * How one rule did, or all of them.
 *
 * @param rule its name
 * @param incidents how many of its incidents were told
 * @param right how many of those tell a truth
 * @param repeats how many of the right ones tell only truths that an earlier one had told
 * @param heldBack how many incidents were told to nobody
 * @param truths how many truths there are for it
 * @param found how many truths were told
 * @param seeming for each truth that was told, after how long it was first told, provisionally it
 *     may be; milliseconds from its start, in rising order
 * @param certain the same for the first word that was certain
 * @param days how many days of event time there were
 * @param keys how many keys it looked at; 0 if it has none
 */
public record RuleScore(
    String rule,
    int incidents,
    int right,
    int repeats,
    int heldBack,
    int truths,
    int found,
    List<Long> seeming,
    List<Long> certain,
    double days,
    int keys) {

  public RuleScore {
    seeming = seeming.stream().sorted().toList();
    certain = certain.stream().sorted().toList();
  }

  /** The part of what was told that was true; not a number where nothing was told. */
  public double precision() {
    return (double) right / incidents;
  }

  /** The part of what was true that was told; not a number where nothing was true. */
  public double recall() {
    return (double) found / truths;
  }

  /** How many were told that were not true. */
  public int falseAlarms() {
    return incidents - right;
  }

  /** False alarms a day of event time. */
  public double falseAlarmsADay() {
    return falseAlarms() / days;
  }

  /** False alarms for a thousand keys; not a number for a rule without keys. */
  public double falseAlarmsPerThousandKeys() {
    return keys == 0 ? Double.NaN : falseAlarms() * 1_000.0 / keys;
  }

  /**
   * The value below or at which this part of the values lies, by nearest rank.
   *
   * @param sorted in rising order, not empty
   * @param part above 0, at most 1
   */
  public static long quantile(List<Long> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /** This and another rule as one. */
  RuleScore and(RuleScore other) {
    return new RuleScore(
        rule,
        incidents + other.incidents,
        right + other.right,
        repeats + other.repeats,
        heldBack + other.heldBack,
        truths + other.truths,
        found + other.found,
        both(seeming, other.seeming),
        both(certain, other.certain),
        Math.max(days, other.days),
        keys + other.keys);
  }

  private static List<Long> both(List<Long> a, List<Long> b) {
    List<Long> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
