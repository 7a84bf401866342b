/**
 * What there is to say of a broker of MQTT: where it is, who we are to it, how much it may send.
 *
 * <p>Start at {@link urbanbrain.mqtt.MqttSettings}.
 */
package urbanbrain.mqtt;
