/**
 * Sliding windows over the events of one key, in whatever order they come, and the judgement of
 * rules over them (window operator, sliding-window aggregation). No Flink.
 *
 * <p>Start at {@link urbanbrain.window.FeedState}; {@link urbanbrain.window.Judge} has the meaning.
 *
 * <p>The window: {@link urbanbrain.window.PaneRing}, a ring of the panes that hold events.
 *
 * <ul>
 *   <li>Order needed: none, down to the watermark. Operator needed: associative, commutative.
 *   <li>Time: an event O(1) in order, O(panes after it) where a late one begins a pane; a window
 *       O(panes), two levels above 64.
 *   <li>Space: the panes with events from watermark - over - hold on, 10 events each at most.
 *   <li>Wins when windows overlap much and events come late; a tree (FiBA) wins when windows need
 *       exact edges at every event.
 * </ul>
 */
package urbanbrain.window;
