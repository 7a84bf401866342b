package urbanbrain.city.channel;

import java.io.Serializable;
import urbanbrain.kafka.Brokers;

/**
 * To which topics of Kafka goes what becomes no message; null for none.
 *
 * @param dead records that became no event
 * @param late events that came too late to count
 * @param audit what was held back or changed, and why
 */
public record LetterTopics(Brokers brokers, String dead, String late, String audit)
    implements Serializable {}
