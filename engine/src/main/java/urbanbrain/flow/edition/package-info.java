/**
 * How rules change while the job runs: every operator that knows rules hears of each edition in the
 * stream of its events, before any event that came after it. Start at {@link
 * urbanbrain.flow.decode.edit.Editor}.
 */
package urbanbrain.flow.edition;
