/**
 * Records from Kafka.
 *
 * <p>Takes the parts of a city's sources that are topics, gives their records, each with the part
 * that it is of. Start at {@link urbanbrain.collect.kafka.Topics}.
 */
package urbanbrain.collect.kafka;
