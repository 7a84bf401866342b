/**
 * What sources and channels on Kafka have in common.
 *
 * <p>Start at {@link urbanbrain.kafka.Brokers}.
 */
package urbanbrain.kafka;
