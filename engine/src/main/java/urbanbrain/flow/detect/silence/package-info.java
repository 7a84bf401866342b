/**
 * Judges which keys are heard no more while their source lives (the form {@code silent}).
 *
 * <p>Takes routed events and withdrawals of them, and by broadcast the pauses of the sources; gives
 * the matches of the silent rules and, beside them, the patches of those that other rules use as
 * signals. All that it says is final. Start at {@link
 * urbanbrain.flow.detect.silence.DetectSilence}.
 */
package urbanbrain.flow.detect.silence;
