package urbanbrain.collect.mqtt;

import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;

/**
 * Topics of an MQTT broker as a source of Flink that never ends, to be run with parallelism 1: one
 * session has one reader.
 *
 * <p>A broker that cannot be reached is called again until it can be. The job fails where that is
 * no use: where the login or a topic is refused, a certificate is not trusted, or another client
 * has the same id.
 */
public final class MqttSource implements Source<Record, MqttSplit, List<MqttSplit>> {

  /** When the broker is told to forget a message. */
  public enum Acknowledge {
    /** At once: after a failure what was on its way is lost. For a job without checkpoints. */
    WHEN_GIVEN,
    /** When a checkpoint that holds it is complete: nothing is lost. */
    WHEN_CHECKPOINTED
  }

  private final MqttSettings settings;
  private final Acknowledge acknowledge;
  private final SerializableSupplier<Clock> clock;
  private final SerializableFunction<String, String> environment;

  /**
   * A source whose user and password are in the environment of the process that it runs in.
   *
   * @param clock tells when a message was received
   */
  public MqttSource(
      MqttSettings settings, Acknowledge acknowledge, SerializableSupplier<Clock> clock) {
    this(settings, acknowledge, clock, System::getenv);
  }

  MqttSource(
      MqttSettings settings,
      Acknowledge acknowledge,
      SerializableSupplier<Clock> clock,
      SerializableFunction<String, String> environment) {
    this.settings = settings;
    this.acknowledge = acknowledge;
    this.clock = clock;
    this.environment = environment;
  }

  /**
   * The messages of a broker. They are acknowledged when a checkpoint holds them; if checkpoints
   * are off when this is called, at once.
   *
   * @param clock tells when a message was received
   */
  public static DataStream<Record> of(
      StreamExecutionEnvironment env, MqttSettings settings, SerializableSupplier<Clock> clock) {
    Acknowledge acknowledge =
        env.getCheckpointConfig().isCheckpointingEnabled()
            ? Acknowledge.WHEN_CHECKPOINTED
            : Acknowledge.WHEN_GIVEN;
    return new MqttSource(settings, acknowledge, clock).in(env);
  }

  DataStream<Record> in(StreamExecutionEnvironment env) {
    return env.fromSource(
            this,
            WatermarkStrategy.noWatermarks(),
            "urbanbrain.collect.mqtt.MqttSource",
            new RecordCodec().info())
        .uid("collect-mqtt-" + settings.session().clientId())
        .setParallelism(1);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<MqttSplit, List<MqttSplit>> createEnumerator(
      SplitEnumeratorContext<MqttSplit> context) {
    return new MqttEnumerator(context, List.of(MqttSplit.START));
  }

  @Override
  public SplitEnumerator<MqttSplit, List<MqttSplit>> restoreEnumerator(
      SplitEnumeratorContext<MqttSplit> context, List<MqttSplit> waiting) {
    return new MqttEnumerator(context, waiting);
  }

  @Override
  public SourceReader<Record, MqttSplit> createReader(SourceReaderContext context) {
    MqttReader reader =
        new MqttReader(
            new Dial(settings, environment::apply, clock.get()),
            acknowledge,
            context::sendSplitRequest);
    context.metricGroup().gauge("mqttConnected", (Gauge<Boolean>) reader::isListening);
    context.metricGroup().gauge("mqttUnacknowledged", (Gauge<Integer>) reader::owed);
    context.metricGroup().gauge("mqttDroppedOfQos0", (Gauge<Long>) reader::dropped);
    return reader;
  }

  @Override
  public SimpleVersionedSerializer<MqttSplit> getSplitSerializer() {
    return new MqttSplitCodec();
  }

  @Override
  public SimpleVersionedSerializer<List<MqttSplit>> getEnumeratorCheckpointSerializer() {
    return new MqttSplitCodec.Several();
  }
}
