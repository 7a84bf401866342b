/**
 * Plays the cases of rules' tests: through the operators of a job, in the caller's thread, in the
 * order in which the events arrive and in shuffled ones.
 *
 * <p>Takes cases and compiled rules, gives what came of them beside what was expected. Start at
 * {@link urbanbrain.rehearsal.Rehearsal}.
 */
package urbanbrain.rehearsal;
