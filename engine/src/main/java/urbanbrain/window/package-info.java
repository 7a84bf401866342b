/**
 * The judgement of window rules over the events of one key, in whatever order they come (window
 * operator, continuous evaluation). No Flink.
 *
 * <p>Start at {@link urbanbrain.window.FeedState}; {@link urbanbrain.window.Judge} has the meaning,
 * {@link urbanbrain.window.LookAhead} and {@link urbanbrain.window.Forecast} go on from there ahead
 * of the watermark. The windows themselves are {@link urbanbrain.window.pane.Panes}.
 */
package urbanbrain.window;
