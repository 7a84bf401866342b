package urbanbrain.send.webhook;

import org.apache.flink.metrics.Counter;

/**
 * What a channel counts.
 *
 * @param delivered messages
 * @param retries tries that will be repeated
 * @param lost messages that were set aside
 */
record Counts(Counter delivered, Counter retries, Counter lost) {}
