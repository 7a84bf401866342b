/**
 * Why something was raised, and why not: questions about a recording, answered by the engine.
 *
 * <p>Takes a city, its recording and a question; gives the smallest changes to the rule's own
 * numbers, conditions and legs with which the engine's operators raise there what they did not, or
 * the largest with which they still raise what they did. No meaning of a rule is written here a
 * second time: a changed rule is compiled and played like any other. Start at {@link
 * urbanbrain.inquiry.WhyNot}.
 */
package urbanbrain.inquiry;
