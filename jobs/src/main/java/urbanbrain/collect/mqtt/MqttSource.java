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
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.mqtt.MqttSettings;

/**
 * Topics of an MQTT broker as a source of Flink that never ends, with parallelism 1: one session
 * has one reader.
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

  /** So many intervals of checkpoints a reader may be held back until one is complete. */
  private static final int CHECKPOINTS_PER_KEEP_ALIVE = 3;

  /** What MQTT can ask for. */
  private static final int LONGEST_KEEP_ALIVE_SECONDS = 65_535;

  private final int source;
  private final MqttSettings settings;
  private final Acknowledge acknowledge;
  private final int keepAliveSeconds;
  private final SerializableSupplier<Clock> clock;
  private final SerializableFunction<String, String> environment;

  private MqttSource(
      int source,
      MqttSettings settings,
      CheckpointConfig checkpoints,
      SerializableSupplier<Clock> clock) {
    this.source = source;
    this.settings = settings;
    this.acknowledge =
        checkpoints.isCheckpointingEnabled()
            ? Acknowledge.WHEN_CHECKPOINTED
            : Acknowledge.WHEN_GIVEN;
    this.keepAliveSeconds = keepAliveSeconds(checkpoints);
    this.clock = clock;
    this.environment = System::getenv;
  }

  /**
   * The messages of a broker. They are acknowledged when a checkpoint holds them; if checkpoints
   * are off when this is called, at once. User and password are in the environment of the process
   * that the source runs in.
   *
   * @param source what the records name as their source: its index among those that decode is given
   * @param name the source's name: its state is kept under it
   * @param clock tells when a message was received
   */
  public static DataStream<Record> of(
      StreamExecutionEnvironment env,
      int source,
      String name,
      MqttSettings settings,
      SerializableSupplier<Clock> clock) {
    String uid = "collect." + name;
    return env.fromSource(
            new MqttSource(source, settings, env.getCheckpointConfig(), clock),
            WatermarkStrategy.noWatermarks(),
            uid,
            new RecordCodec().info())
        .uid(uid)
        .setParallelism(1);
  }

  /** While a reader is held back it hears no sign of life either. */
  static int keepAliveSeconds(CheckpointConfig checkpoints) {
    if (!checkpoints.isCheckpointingEnabled()) {
      return Dial.KEEP_ALIVE_SECONDS;
    }
    long several = CHECKPOINTS_PER_KEEP_ALIVE * checkpoints.getCheckpointInterval() / 1_000;
    return (int) Math.min(Math.max(several, Dial.KEEP_ALIVE_SECONDS), LONGEST_KEEP_ALIVE_SECONDS);
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
            source,
            new Dial(
                settings,
                new Dial.Line(0, false),
                keepAliveSeconds,
                environment::apply,
                clock.get()),
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
