package urbanbrain.collect.mqtt;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * All topics of a source. What has been read of them the broker knows.
 *
 * @param given how many messages have been given so far, those that came again included
 */
record MqttSplit(long given) implements SourceSplit {

  static final MqttSplit START = new MqttSplit(0);

  @Override
  public String splitId() {
    return "mqtt";
  }
}
