/**
 * Alerts: takes matches, gives messages about incidents, and the incidents themselves when they can
 * change no more.
 *
 * <p>Matches of one rule that are linked are one incident; the links are as its {@code incident}
 * says. An incident is published under a handle that stays, whatever becomes of its matches. What
 * is final is a function of the matches alone; handles, sequences and the times of messages depend
 * on how they came. Start at {@link urbanbrain.flow.raise.Raise}.
 */
package urbanbrain.flow.raise;
