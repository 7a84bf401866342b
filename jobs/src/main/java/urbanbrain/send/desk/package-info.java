/**
 * The one thread to which a channel's state belongs: takes mail from any thread, reads it in turn.
 *
 * <p>Within a job it is the task's, else one of its own. Start at {@link
 * urbanbrain.send.desk.Desk}.
 */
package urbanbrain.send.desk;
