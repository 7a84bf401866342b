/**
 * Joins events and signals of several streams into matches (the correlator).
 *
 * <p>Takes what {@code demux} routed to one key: events of one neighbourhood, or of one key, and
 * patches of signals. Gives the truth, as now known, of each match: the last word for its id wins,
 * and when it is settled it is exact. Nothing depends on the order of arrival or on when watermarks
 * come. When everything has passed, nothing is held; until then no key holds more than {@link
 * urbanbrain.rule.Bounds} allows. Start at {@link urbanbrain.flow.fuse.Fuse}; what a key holds is
 * in {@link urbanbrain.flow.fuse.board}.
 */
package urbanbrain.flow.fuse;
