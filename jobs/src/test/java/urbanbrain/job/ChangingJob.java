package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.send.AuditLines;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;

/**
 * A city's job into which a test pushes records and changes of rules while it runs. It may be
 * stopped, and goes on as another job.
 */
final class ChangingJob {

  static final long NOW = 1_800_000_000_000L;

  /** So that all of a savepoint is one file. */
  private static final MemorySize INLINE = MemorySize.ofMebiBytes(1);

  final City city;
  final List<RuleFiles.Source> files;

  /** What the jobs so far said. */
  final List<AuditLine> audit = new ArrayList<>();

  final List<Incident> incidents = new ArrayList<>();
  final List<Alert> alerts = new ArrayList<>();
  private final Path cityFile;
  private final Path temp;
  private final Pushed<Record> records;
  private final Pushed<String> drafts;
  private Running running;

  /** One run of the job, and what it gives. */
  private record Running(
      JobClient client,
      CloseableIterator<Alert> alerts,
      CloseableIterator<Incident> incidents,
      CloseableIterator<AuditLine> audit) {}

  private ChangingJob(Path cityFile, City city, List<RuleFiles.Source> files, Path temp) {
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
  static ChangingJob of(Path cityFile, Path temp) throws Exception {
    City.Read read = read(cityFile, Optional.empty());
    List<RuleFiles.Source> files = named(read.rules());
    RuleSet rules =
        RuleFiles.compile(files, new Setting(read.city().orElseThrow().zone()))
            .rules()
            .orElseThrow();
    return new ChangingJob(cityFile, read.city().orElseThrow().with(rules), files, temp);
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

  /** Starts it from nothing. */
  void start(int parallelism) throws Exception {
    start(parallelism, new Configuration());
  }

  /** Goes on from a savepoint. */
  void goOn(int parallelism, String savepoint) throws Exception {
    Configuration flink = new Configuration();
    flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    // what collects here keeps a state too, which is no part of the job
    flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    start(parallelism, flink);
  }

  /** Starts it with these settings beside its own. */
  void start(int parallelism, Configuration further) throws Exception {
    Configuration flink = CityJob.settings();
    flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, INLINE);
    flink.addAll(further);
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
    List<CloseableIterator<?>> given = new ArrayList<>();
    CityJob.build(
        in,
        new CityJob.Changing(city.book(files), changes),
        city,
        Epochs.from(0),
        (events, raised) -> {
          given.add(raised.collectAsync());
          given.add(raised.getSideOutput(Raise.INCIDENTS).collectAsync());
          given.add(raised.getSideOutput(Raise.AUDIT).collectAsync());
        });
    running = running(env.executeAsync("editions"), given);
  }

  @SuppressWarnings("unchecked") // in the order in which they were asked for
  private static Running running(JobClient client, List<CloseableIterator<?>> given) {
    return new Running(
        client,
        (CloseableIterator<Alert>) given.get(0),
        (CloseableIterator<Incident>) given.get(1),
        (CloseableIterator<AuditLine>) given.get(2));
  }

  /** Stops it; the savepoint. */
  String stop() throws Exception {
    Path into = Files.createTempDirectory(temp, "savepoint");
    String stopped =
        running
            .client
            .stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    collect();
    return stopped;
  }

  /** Nothing more comes, and it ends. */
  void finish() throws Exception {
    records.pipe().close();
    drafts.pipe().close();
    running.client.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    collect();
  }

  private void collect() {
    running.alerts.forEachRemaining(alerts::add);
    assertThat(alerts).noneMatch(alert -> alert.facts().rule().contains("@"));
    running.incidents.forEachRemaining(incidents::add);
    running.audit.forEachRemaining(audit::add);
  }

  /** The editions that the audit tells of, without that which it began with. */
  List<EditionText> editions() {
    return audit.stream()
        .filter(line -> line.what() == AuditLine.What.EDITION)
        .map(line -> EditionText.read(line.detail()))
        .filter(edition -> edition.number() > 0)
        .toList();
  }

  /** The rules as they have become. */
  Rulebook book() {
    Rulebook book = city.book(files);
    editions().forEach(book::take);
    return book;
  }

  /** What a replay says by the audit. */
  List<Incident> replayed() throws Exception {
    AuditLines told = new AuditLines(ZoneOffset.UTC);
    Path file = temp.resolve("audit.ndjson");
    Files.write(file, audit.stream().map(told::of).toList());
    return Playback.of(read(cityFile, Optional.of(file)).city().orElseThrow()).incidents();
  }
}
