package urbanbrain.verdict;

/**
 * The truth, as now known, of one match: the last word for its id wins.
 *
 * @param present whether the match holds
 * @param certain whether it can no longer turn out not to hold; not so only for rules that speak
 *     before their verdict is final
 * @param settled whether nothing that may still come can change it in any way
 * @param match the match; where it does not hold, as it was last given
 */
public record MatchUpdate(
    String rule, boolean present, boolean certain, boolean settled, Match match) {

  /** A word that is not taken back. */
  public MatchUpdate(String rule, boolean present, boolean settled, Match match) {
    this(rule, present, true, settled, match);
  }

  /** The same word of the match in this form. */
  public MatchUpdate with(Match other) {
    return new MatchUpdate(rule, present, certain, settled, other);
  }
}
