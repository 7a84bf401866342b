package urbanbrain.bench.latency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.bench.flink.FlinkJob;
import urbanbrain.job.CityJob;

/** Jobs as one would write them with Flink alone, set as ours. */
final class Plain {

  private Plain() {}

  /** The readings of a topic as sensor, time and value. */
  static DataStream<Tuple3<String, Long, Double>> rows(
      JobPlan plan, WatermarkStrategy<Tuple3<String, Long, Double>> marks) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.configure(CityJob.settings());
    KafkaSource<Tuple3<String, Long, Double>> source =
        KafkaSource.<Tuple3<String, Long, Double>>builder()
            .setBootstrapServers(plan.servers())
            .setTopics(plan.topic())
            .setGroupId("plain")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new Parse())
            .build();
    return env.fromSource(source, marks, "readings");
  }

  /** A job that knows nothing of falls but their ends: posts each sensor that reads low. */
  static StreamExecutionEnvironment passThrough(JobPlan plan) {
    DataStream<String> low =
        rows(plan, WatermarkStrategy.noWatermarks())
            .keyBy(row -> row.f0, Types.STRING)
            .filter(row -> row.f2 < Schedule.LOW)
            .map(row -> row.f0)
            .returns(Types.STRING);
    Webhook.post(low, plan);
    return low.getExecutionEnvironment();
  }

  /** Jackson, token by token. */
  private static final class Parse
      extends AbstractDeserializationSchema<Tuple3<String, Long, Double>> {

    private static final JsonFactory JSON = new JsonFactory();

    Parse() {
      super(FlinkJob.ROW);
    }

    @Override
    public Tuple3<String, Long, Double> deserialize(byte[] record) throws IOException {
      Tuple3<String, Long, Double> row = new Tuple3<>();
      try (JsonParser json = JSON.createParser(record)) {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          switch (name) {
            case "sensor" -> row.f0 = json.getText();
            case "time" -> row.f1 = json.getLongValue();
            case "value" -> row.f2 = json.getDoubleValue();
            default -> json.skipChildren();
          }
        }
      }
      return row;
    }
  }
}
