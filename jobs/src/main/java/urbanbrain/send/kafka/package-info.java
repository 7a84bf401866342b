/**
 * Messages to topics of Kafka.
 *
 * <p>Start at {@link urbanbrain.send.kafka.TopicChannel}.
 */
package urbanbrain.send.kafka;
