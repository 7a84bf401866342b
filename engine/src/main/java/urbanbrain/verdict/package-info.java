/**
 * What the judging stages tell each other: episodes of signals, matches with their evidence,
 * incidents.
 *
 * <p>Everything here is a value and a statement of "the truth as now known": the last word about an
 * id wins. Start at {@link urbanbrain.verdict.MatchUpdate}.
 */
package urbanbrain.verdict;
