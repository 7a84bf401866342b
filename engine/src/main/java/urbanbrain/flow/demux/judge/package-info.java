/**
 * Judges the conditions on the events of one stream (the predicate index of a rule engine).
 *
 * <p>Takes an event, gives the conditions that hold for it. Of conditions that need a field to have
 * one of a few values only those are judged that need the event's value: what an event costs grows
 * with the rules that it may fit, not with the rules. Which are found is never a question of truth:
 * whatever is found is judged in full. Start at {@link urbanbrain.flow.demux.judge.Conditions}.
 */
package urbanbrain.flow.demux.judge;
