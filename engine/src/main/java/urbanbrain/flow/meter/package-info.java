/**
 * What the stages count for those who watch the engine: metrics by rule and by source, in groups of
 * Flink's with a key, so that a reporter makes labels of them. All stages may use it; nothing that
 * is judged depends on it.
 *
 * <p>What is counted on the way of every event is a plain number of the task's own thread, which
 * reporters read as it stands. Start at {@link urbanbrain.flow.meter.RuleMeters}.
 */
package urbanbrain.flow.meter;
