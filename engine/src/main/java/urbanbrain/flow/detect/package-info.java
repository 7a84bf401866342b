/**
 * Judges conditions on one stream over sliding windows, by key (the windowing operator).
 *
 * <p>Takes routed events; gives matches of the window rules that raise, and patches of those that
 * are signals. What no later event can undo is said on arrival, all else when the watermark settles
 * it: final patches go out before that watermark. One state object and one timer a key. The answer
 * does not depend on the order of events nor on when watermarks come. Start at {@link
 * urbanbrain.flow.detect.DetectFeeds}, of which {@link urbanbrain.flow.detect.Detect} is one kind.
 */
package urbanbrain.flow.detect;
