/**
 * The last value of each key, carried until it is stale, and since when it has fitted a condition:
 * the form {@code state}. Knows no Flink.
 *
 * <p>Card: <em>needs</em> the events of a key in any order, and withdrawals by identity;
 * <em>time</em> O(log n + moved) an event, O(n) a look ahead, n the events above the watermark;
 * <em>space</em> the events above the watermark, the last one before, and {@link
 * urbanbrain.verdict.Evidence#SHOWN} of each stretch that holds at the watermark.
 *
 * <p>A stretch is a longest run of moments at which the condition holds. Its evidence is the events
 * that were the key's value at some moment of it: of events at the same instant only the last by
 * id. An episode stands where the last placed piece of its evidence up to its opening stood. Start
 * at {@link urbanbrain.value.FeedValues}.
 */
package urbanbrain.value;
