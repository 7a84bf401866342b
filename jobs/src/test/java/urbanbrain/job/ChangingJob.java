package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.RuleFiles;
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

  City city;
  final List<RuleFiles.Source> files;

  /** What the jobs so far said. */
  final List<AuditLine> audit = new ArrayList<>();

  final List<Incident> incidents = new ArrayList<>();
  final List<Alert> alerts = new ArrayList<>();
  private Path cityFile;
  private final Path temp;
  private final Pushed<Record> records;
  private final Pushed<String> drafts;
  private JobClient running;

  private final Gathered<Alert> saidAlerts;
  private final Gathered<Incident> saidIncidents;
  private final Gathered<AuditLine> saidAudit;

  private ChangingJob(Path cityFile, City city, List<RuleFiles.Source> files, Path temp) {
    this.cityFile = cityFile;
    this.city = city;
    this.files = files;
    this.temp = temp;
    records = new Pushed<>("records " + temp);
    drafts = new Pushed<>("drafts " + temp);
    saidAlerts = new Gathered<>("alerts " + temp);
    saidIncidents = new Gathered<>("incidents " + temp);
    saidAudit = new Gathered<>("audit " + temp);
  }

  /**
   * A city whose rules begin as its file says.
   *
   * @param temp a folder of its own
   */
  static ChangingJob of(Path cityFile, Path temp) throws Exception {
    City.Read read = read(cityFile, Optional.empty());
    List<RuleFiles.Source> files = named(read.rules());
    return new ChangingJob(cityFile, city(read, files), files, temp);
  }

  private static City city(City.Read read, List<RuleFiles.Source> files) {
    City city = read.city().orElseThrow();
    return city.with(RuleFiles.compile(files, new Setting(city.zone())).rules().orElseThrow());
  }

  /** From now on it is the city of another file, with the same rules. */
  void become(Path otherFile) throws Exception {
    cityFile = otherFile;
    city = city(read(otherFile, Optional.empty()), files);
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

  /** Pushes a change of rules that makes an edition, and waits until the job says so. */
  void change(Draft draft) {
    long before = saidAudit.count(ChangingJob::isEdition);
    push(draft);
    while (saidAudit.count(ChangingJob::isEdition) == before) {
      Thread.onSpinWait();
    }
  }

  /** Whether it tells of an edition, and not of that which the job began with. */
  private static boolean isEdition(AuditLine line) {
    return line.what() == AuditLine.What.EDITION && EditionText.read(line.detail()).number() > 0;
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
    CityJob.build(
        in,
        new CityJob.Changing(city.book(files), changes),
        city,
        Epochs.from(0),
        (events, raised) -> {
          raised.sinkTo(saidAlerts).setParallelism(1);
          raised.getSideOutput(Raise.INCIDENTS).sinkTo(saidIncidents).setParallelism(1);
          raised.getSideOutput(Raise.AUDIT).sinkTo(saidAudit).setParallelism(1);
        });
    running = env.executeAsync("editions");
  }

  /** Stops it; the savepoint. */
  String stop() throws Exception {
    Path into = Files.createTempDirectory(temp, "savepoint");
    String stopped = savepoint(into);
    running.getJobExecutionResult().get(1, TimeUnit.MINUTES);
    collect();
    return stopped;
  }

  /** As soon as every task runs: what was pushed may be read before. */
  private String savepoint(Path into) throws Exception {
    while (true) {
      try {
        return running
            .stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
      } catch (ExecutionException e) {
        if (!isTooEarly(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isTooEarly(Exception e) {
    return ExceptionUtils.findThrowable(e, CheckpointException.class)
        .filter(
            refused ->
                refused.getCheckpointFailureReason()
                    == CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)
        .isPresent();
  }

  /** Nothing more comes, and it ends. */
  void finish() throws Exception {
    records.pipe().close();
    drafts.pipe().close();
    running.getJobExecutionResult().get(2, TimeUnit.MINUTES);
    collect();
  }

  private void collect() {
    alerts.addAll(saidAlerts.take());
    assertThat(alerts).noneMatch(alert -> alert.facts().rule().contains("@"));
    incidents.addAll(saidIncidents.take());
    audit.addAll(saidAudit.take());
  }

  /** The editions that the audit tells of, without that which it began with. */
  List<EditionText> editions() {
    return audit.stream()
        .filter(ChangingJob::isEdition)
        .map(line -> EditionText.read(line.detail()))
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
