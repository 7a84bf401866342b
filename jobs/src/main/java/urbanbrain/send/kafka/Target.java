package urbanbrain.send.kafka;

import java.io.Serializable;
import urbanbrain.kafka.Brokers;

/**
 * A topic that is written to.
 *
 * @param exactlyOnce whether each message stands there once even after a failure, for those who
 *     read only what is committed: they see it no sooner than the next checkpoint. Without it a
 *     message is there at once, and may come again after a failure, under the same id
 */
public record Target(Brokers brokers, String topic, boolean exactlyOnce) implements Serializable {}
