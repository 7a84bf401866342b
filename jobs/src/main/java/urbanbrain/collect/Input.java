package urbanbrain.collect;

import static com.google.common.base.Preconditions.checkState;

import java.io.Serializable;
import urbanbrain.kafka.Brokers;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.mqtt.MqttSettings;

/**
 * One part of a source: a file, a partition of a topic of Kafka, or all that comes by one session
 * of MQTT. Clocks and lateness belong to it.
 *
 * @param origin where its records come from
 */
public record Input(Origin origin, SourceSpec spec) implements Serializable {

  /** Where records come from. */
  public sealed interface Origin extends Serializable {

    /** Whether a record that is read again has the position that it had before. */
    default boolean keepsPositions() {
      return false;
    }
  }

  /**
   * A file.
   *
   * @param path where it lies
   */
  public record File(String path) implements Origin {}

  /**
   * A topic of Kafka.
   *
   * @param group the consumer group under which offsets are committed, for people to look at: a job
   *     goes on from its own checkpoints
   * @param first whether a first start reads what is there already, and not only what comes
   * @param partition which of its partitions; {@link #ALL} before they were looked up
   */
  public record Topic(Brokers brokers, String topic, String group, boolean first, int partition)
      implements Origin {

    /** In place of a partition. */
    public static final int ALL = -1;

    @Override
    public boolean keepsPositions() {
      return true;
    }

    /** One partition of it. */
    public Topic at(int which) {
      return new Topic(brokers, topic, group, first, which);
    }
  }

  /**
   * A part of what a live job recorded.
   *
   * @param folder where the recording lies
   */
  public record Recorded(String folder) implements Origin {}

  /**
   * Topics of a broker of MQTT: all of them have one clock, as they come by one session.
   *
   * @param settings where the broker is, and what is asked of it
   */
  public record Session(MqttSettings settings) implements Origin {}

  /** A file. */
  public Input(String path, SourceSpec spec) {
    this(new File(path), spec);
  }

  /** Whether it is a file. */
  public boolean isFile() {
    return origin instanceof File;
  }

  /** Where the file lies. */
  public String path() {
    checkState(origin instanceof File, "%s is no file", spec.file());
    return ((File) origin).path();
  }

  /** The same origin, read otherwise. */
  public Input with(SourceSpec other) {
    return new Input(origin, other);
  }
}
