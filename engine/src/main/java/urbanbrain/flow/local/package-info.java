/**
 * Runs the stages' operators in the caller's thread, over state in memory.
 *
 * <p>Takes the functions that a cluster runs, unchanged, with the same keyed state, timers and
 * watermarks; gives what they emit, at once. For what asks in milliseconds what a job would say:
 * tests of rules, the reason for a silence, long runs over seeds. A snapshot goes through the same
 * codecs as a checkpoint. What no operator of ours uses of Flink is not there, and says so. Start
 * at {@link urbanbrain.flow.local.LocalKeyed}.
 */
package urbanbrain.flow.local;
