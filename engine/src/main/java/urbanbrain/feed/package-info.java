/**
 * What operators hold of one feed for one key, whatever the form of the rules over it: what they
 * need not know of windows and of values. No Flink.
 *
 * <p>Start at {@link urbanbrain.feed.Held}.
 */
package urbanbrain.feed;
