/**
 * Collect from MQTT (elsewhere: a source connector): takes topics of a broker, gives each message
 * as a record.
 *
 * <p>At least once: a message of QoS 1 or 2 is acknowledged when a checkpoint that holds it is
 * complete, and the broker keeps it until then. After a failure messages come again; what
 * de-duplicates stands behind. Messages of QoS 0 come at most once. The broker must keep its
 * sessions on disk, and all that waits in them: with Mosquitto {@code persistence true} and {@code
 * max_queued_messages} well above its 1,000. Mosquitto 2.0 sends more than it is asked for (its
 * issue 2301); what there is no room for stays in the socket. Start at {@link
 * urbanbrain.collect.mqtt.MqttSource}.
 */
package urbanbrain.collect.mqtt;
