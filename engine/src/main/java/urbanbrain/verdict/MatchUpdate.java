package urbanbrain.verdict;

/**
 * The truth, as now known, of one match: the last word for its id wins.
 *
 * @param present whether the match holds
 * @param settled whether nothing that may still come can change it
 * @param match the match; where it does not hold, as it was last given
 */
public record MatchUpdate(String rule, boolean present, boolean settled, Match match) {}
