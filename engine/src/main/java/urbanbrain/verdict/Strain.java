package urbanbrain.verdict;

import urbanbrain.rule.bound.Bound;

/**
 * Something of a rule had to be dropped, as the engine held as much as it may: what the rule says
 * may miss something.
 *
 * @param key the key at which it was dropped, as people see it; null where no key has a name
 * @param most how many were held
 * @param time event time of what was dropped, milliseconds since the epoch
 */
public record Strain(String rule, Bound bound, int most, String key, long time) {

  /** The same at another time. */
  public Strain at(long other) {
    return new Strain(rule, bound, most, key, other);
  }

  /** The same, wherever it was. */
  public Strain ofAnyKey() {
    return key == null ? this : new Strain(rule, bound, most, null, time);
  }
}
