/**
 * The recent events of one key cut into panes, and the aggregates of the windows over them (panes,
 * sliding-window aggregation). No Flink.
 *
 * <p>Start at {@link urbanbrain.window.pane.Panes}; {@link urbanbrain.window.pane.Layout} says what
 * a pane holds.
 *
 * <p>The window: {@link urbanbrain.window.pane.PaneRing}, a ring of the panes that hold events, or
 * {@link urbanbrain.window.pane.EventRing}, a ring of the events themselves where panes are sums
 * and have few events each.
 *
 * <ul>
 *   <li>Order needed: none, down to the watermark. Operator needed: associative, commutative; of
 *       revised streams the events of a pane are kept until it is settled, and a pane from which
 *       one is taken out is made anew.
 *   <li>Time: an event O(1) in order, O(panes after it) where a late one begins a pane; a window
 *       O(panes), two levels above 64.
 *   <li>Space: {@link urbanbrain.rule.Bounds}; what evidence shows of 10 events a pane at most
 *       ({@link urbanbrain.window.evidence.Kept}), and all of those that can still be taken out.
 *   <li>Wins when windows overlap much and events come late; a tree (FiBA) wins when windows need
 *       exact edges at every event.
 * </ul>
 */
package urbanbrain.window.pane;
