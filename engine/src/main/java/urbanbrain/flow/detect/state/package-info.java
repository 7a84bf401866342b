/**
 * Judges the last value of each key over time (the form {@code state}).
 *
 * <p>Takes routed events and withdrawals of them, gives the matches of the state rules and, beside
 * them, the patches of those that other rules use as signals: patches say only what is final, all
 * of it before the watermark that settles it. The judgement itself stands in {@link
 * urbanbrain.value}. Start at {@link urbanbrain.flow.detect.state.DetectState}.
 */
package urbanbrain.flow.detect.state;
