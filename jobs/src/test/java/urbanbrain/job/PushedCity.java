package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.Setting;
import urbanbrain.rule.edition.Draft;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.send.AuditLines;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * A city's job into which a test pushes records and changes of rules while it runs. It may be
 * stopped, and goes on as another job.
 */
final class PushedCity {

  static final long NOW = 1_800_000_000_000L;

  /** So that all of a savepoint is one file. */
  private static final MemorySize INLINE = MemorySize.ofMebiBytes(1);

  final City city;
  final List<RuleFiles.Source> files;

  /** What the jobs so far said. */
  final List<AuditLine> audit = new ArrayList<>();

  final List<Incident> incidents = new ArrayList<>();
  private final Path cityFile;
  private final Path temp;
  private final Pushed<Record> records;
  private final Pushed<String> drafts;

  private PushedCity(Path cityFile, City city, List<RuleFiles.Source> files, Path temp) {
    this.cityFile = cityFile;
    this.city = city;
    this.files = files;
    this.temp = temp;
    records = new Pushed<>("records " + temp);
    drafts = new Pushed<>("drafts " + temp);
  }

  /**
   * A city whose rules begin as its file says.
   *
   * @param temp a folder of its own
   */
  static PushedCity of(Path cityFile, Path temp) throws Exception {
    City.Read read = read(cityFile, Optional.empty());
    List<RuleFiles.Source> files = named(read.rules());
    RuleSet rules =
        RuleFiles.compile(files, new Setting(read.city().orElseThrow().zone()))
            .rules()
            .orElseThrow();
    return new PushedCity(cityFile, read.city().orElseThrow().with(rules), files, temp);
  }

  private static City.Read read(Path cityFile, Optional<Path> audit) throws Exception {
    City.Given given = new City.Given(Optional.empty(), Optional.empty(), NOW).changing(audit);
    City.Read read = City.read(cityFile, given);
    assertThat(read.problems()).isEmpty();
    return read;
  }

  /** Under paths that are the same wherever the rules stand, as they are part of the state. */
  private static List<RuleFiles.Source> named(List<RuleFiles.Source> files) {
    return files.stream()
        .map(
            file -> {
              Path path = Path.of(file.path());
              Path folder = path.getParent().getFileName();
              return new RuleFiles.Source(
                  "rules/" + folder + "/" + path.getFileName(), file.text());
            })
        .toList();
  }

  /** All records, in the order in which they came in. */
  List<Record> all() throws Exception {
    RecordCodec codec = new RecordCodec();
    List<Record> all = new ArrayList<>();
    try (Merge merged = Merge.of(city.sources())) {
      while (merged.hasNext()) {
        // the reader uses its buffers again
        all.add(codec.copy(merged.next()));
      }
    }
    return all;
  }

  void push(Record record) {
    records.pipe().push(record);
  }

  /** Pushes a change of rules, and waits until it is read with all before it. */
  void push(Draft draft) {
    drafts.pipe().push(draft.line());
    awaitRead();
  }

  void awaitRead() {
    while (!records.pipe().isEmpty() || !drafts.pipe().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /**
   * A job, which goes on from a savepoint.
   *
   * @param savepoint null for the first one
   */
  Job start(int parallelism, String savepoint) throws Exception {
    Configuration flink = CityJob.settings();
    flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, INLINE);
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
      // what collects here keeps a state too, which is no part of the job
      flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
    var in =
        env.fromSource(
                records, WatermarkStrategy.noWatermarks(), "records", new RecordCodec().info())
            .uid("records")
            .setParallelism(1);
    var changes =
        env.fromSource(drafts, WatermarkStrategy.noWatermarks(), "drafts", Types.STRING)
            .uid("drafts")
            .setParallelism(1);
    AtomicReference<CloseableIterator<Incident>> ended = new AtomicReference<>();
    AtomicReference<CloseableIterator<AuditLine>> noted = new AtomicReference<>();
    AtomicReference<CloseableIterator<Alert>> told = new AtomicReference<>();
    CityJob.build(
        in,
        new CityJob.Changing(city.book(files), changes),
        city,
        Epochs.from(0),
        (events, raised) -> {
          told.set(raised.collectAsync());
          ended.set(raised.getSideOutput(Raise.INCIDENTS).collectAsync());
          noted.set(raised.getSideOutput(Raise.AUDIT).collectAsync());
        });
    return new Job(env.executeAsync("editions"), told.get(), ended.get(), noted.get());
  }

  /** Stops a job with a savepoint, and says where that lies. */
  String stop(Job job) throws Exception {
    Path into = Files.createTempDirectory(temp, "savepoint");
    String stopped =
        job.client
            .stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    collect(job);
    return stopped;
  }

  /** Lets a job come to the end of all. */
  void finish(Job job) throws Exception {
    records.pipe().close();
    drafts.pipe().close();
    job.client.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    collect(job);
  }

  private void collect(Job job) {
    job.alerts.forEachRemaining(alert -> assertThat(alert.facts().rule()).doesNotContain("@"));
    job.incidents.forEachRemaining(incidents::add);
    job.audit.forEachRemaining(audit::add);
  }

  /** A job that runs, and what it says. */
  record Job(
      JobClient client,
      CloseableIterator<Alert> alerts,
      CloseableIterator<Incident> incidents,
      CloseableIterator<AuditLine> audit) {}

  /** The editions of the rules, but the first. */
  List<EditionText> editions() {
    return audit.stream()
        .filter(line -> line.what() == AuditLine.What.EDITION)
        .map(line -> EditionText.read(line.detail()))
        .filter(edition -> edition.number() > 0)
        .toList();
  }

  /** What a replay says by the audit. */
  List<Incident> replayed() throws Exception {
    AuditLines told = new AuditLines(ZoneOffset.UTC);
    Path file = temp.resolve("audit.ndjson");
    Files.write(file, audit.stream().map(told::of).toList());
    return Playback.of(read(cityFile, Optional.of(file)).city().orElseThrow()).incidents();
  }
}
