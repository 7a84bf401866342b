/**
 * What operator tests are written with: streams, events and rules in a line each, and two ways to
 * play an operator, both with snapshot and restore into a fresh one on the way.
 *
 * <p>{@link urbanbrain.harness.Timeline} is for examples: each step says all that it must give.
 * {@link urbanbrain.harness.Driver} is for properties: it gives nothing but what came out. A
 * restored operator knows no watermark until the next one comes, as in a job. Start at Timeline.
 */
package urbanbrain.harness;
