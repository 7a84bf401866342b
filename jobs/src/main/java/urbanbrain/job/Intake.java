package urbanbrain.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.collect.Input;
import urbanbrain.collect.kafka.Topics;
import urbanbrain.collect.mqtt.MqttSource;
import urbanbrain.flow.decode.Record;

/**
 * All that a live city reads, as one stream of records. Topics of Kafka wait for each other by the
 * clock of arrival. What comes by MQTT waits for nobody: it always comes in now, however old it is,
 * so that holding it back would only hold it back for long.
 */
final class Intake {

  private Intake() {}

  /**
   * The records of all parts.
   *
   * @param inputs all parts of the city: a record names its own by the index here
   * @param clock tells when what comes by MQTT is received
   */
  static DataStream<Record> of(StreamExecutionEnvironment env, List<Input> inputs, Clock clock) {
    List<DataStream<Record>> all = new ArrayList<>(Topics.of(env, inputs));
    for (int part = 0; part < inputs.size(); part++) {
      if (inputs.get(part).origin() instanceof Input.Session session) {
        String name = inputs.get(part).spec().name();
        all.add(MqttSource.of(env, part, name, session.settings(), () -> clock));
      }
    }
    return all.stream().reduce(DataStream::union).orElseThrow();
  }
}
