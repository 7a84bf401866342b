/**
 * What leaves the engine, without what must not: sensitive fields, exact places, small counts.
 *
 * <p>Takes what stages say, gives the same as a reader may see it; a channel's mask reveals what
 * the city file says, that of a run's files nothing. What is judged and compared stays exact: only
 * what is written is masked. Start at {@link urbanbrain.send.privacy.Mask}.
 */
package urbanbrain.send.privacy;
