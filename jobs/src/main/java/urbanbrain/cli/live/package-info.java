/**
 * The verbs of what runs until it is stopped, and the main class of the job's jar.
 *
 * <p>Start at {@link urbanbrain.cli.live.RunCommand}.
 */
package urbanbrain.cli.live;
