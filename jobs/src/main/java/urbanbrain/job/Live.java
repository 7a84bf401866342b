package urbanbrain.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import urbanbrain.city.City;
import urbanbrain.collect.kafka.Partitions;
import urbanbrain.collect.recording.Recorder;
import urbanbrain.collect.rules.RuleFeed;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.job.outlet.Channels;
import urbanbrain.job.outlet.Outlets;
import urbanbrain.job.outlet.TopicLetters;
import urbanbrain.send.format.Formats;

/** The job that runs until it is stopped: a city's topics in, its channels out. */
public final class Live {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  private final City city;
  private final Path folder;
  private final Clock clock;
  private final Optional<RuleFeed> feed;

  /**
   * A live city.
   *
   * @param folder for its channels that are files, and for what a webhook does not take
   * @param clock of the wall
   */
  public Live(City city, Path folder, Clock clock) {
    this(city, folder, clock, Optional.empty());
  }

  /**
   * A live city whose rules may change while it runs.
   *
   * @param feed where changes of its rules come from; empty where they stay
   */
  public Live(City city, Path folder, Clock clock, Optional<RuleFeed> feed) {
    this.city = city;
    this.folder = folder;
    this.clock = clock;
    this.feed = feed;
  }

  /**
   * Wires the job, on the cluster that submits it or else on an embedded one.
   *
   * @throws IOException where the partitions of its topics cannot be looked up
   */
  public StreamExecutionEnvironment build() throws IOException, InterruptedException {
    StreamExecutionEnvironment env = environment();
    City parts = city.with(Partitions.of(city.sources()));
    Formats formats = new Formats(parts, false);
    List<Outlets> all =
        List.of(new Channels(parts, folder, formats, true), new TopicLetters(parts));
    Outlets outlets = (decoded, alerts) -> all.forEach(outlet -> outlet.connect(decoded, alerts));
    DataStream<Record> records =
        Recorder.on(
            Intake.of(env, parts.sources(), clock),
            parts.recording(),
            parts.name(),
            parts.sources());
    if (feed.isPresent()) {
      CityJob.build(records, changing(env, parts), parts, Epochs.by(clock), outlets);
    } else {
      CityJob.build(records, parts, Epochs.by(clock), outlets);
    }
    return env;
  }

  /** An edition keeps its place among the events, which an unaligned checkpoint does not. */
  private CityJob.Changing changing(StreamExecutionEnvironment env, City parts) {
    env.getCheckpointConfig().enableUnalignedCheckpoints(false);
    RuleFeed changes = feed.orElseThrow();
    return new CityJob.Changing(parts.book(changes.files()), changes.drafts(env));
  }

  /** Checkpoints are as the cluster says, where it says anything of them. */
  private static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    Configuration ours = CityJob.settings();
    if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
      ours.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    }
    env.configure(ours);
    return env;
  }
}
