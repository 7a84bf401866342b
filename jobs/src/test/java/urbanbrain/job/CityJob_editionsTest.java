package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.city.City;
import urbanbrain.collect.Merge;
import urbanbrain.flow.decode.Record;
import urbanbrain.flow.decode.RecordCodec;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.rule.edition.Rulebook;
import urbanbrain.send.AuditLines;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * Rules change while the job runs: with each edition counting from the moment that the audit tells,
 * the job ends with the answers of the oracle, however many tasks there are and wherever it is
 * stopped and goes on.
 */
@Timeout(300)
class CityJob_editionsTest {

  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  @TempDir private Path temp;
  private Scenario scenario;
  private City city;
  private List<RuleFiles.Source> files;
  private Pushed<Record> records;
  private Pushed<String> drafts;
  private final List<AuditLine> audit = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();

  @BeforeEach
  void read() throws Exception {
    scenario = Scenario.copy("crash_downtown", temp);
    City.Read read =
        City.read(
            scenario.folder().resolve("city.yaml"),
            new City.Given(Optional.empty(), Optional.empty(), 1_800_000_000_000L));
    city = read.city().orElseThrow();
    files = read.rules();
    records = new Pushed<>("records " + temp);
    drafts = new Pushed<>("drafts " + temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void endsWithTheAnswersOfTheOracle(int parallelism) throws Exception {
    Job job = start(parallelism, null);
    Random random = new Random(parallelism);
    push(all(), new Drafts(files, random), random, 50);
    finish(job);
    assertThat(differences()).isEmpty();
    assertThat(lines(replayed())).isEqualTo(lines(incidents));
    assertThat(editions()).hasSizeGreaterThan(20);
    assertThat(audit).anyMatch(line -> line.what() == AuditLine.What.RULES_REFUSED);
  }

  @Test
  void goesOnFromASavepointWithMoreTasksAndThenWithFewer() throws Exception {
    List<Record> all = all();
    int third = all.size() / 3;
    Random random = new Random(7);
    Drafts changes = new Drafts(files, random);
    Job one = start(1, null);
    push(all.subList(0, third), changes, random, 5);
    String first = stop(one);
    Job two = start(3, first);
    push(all.subList(third, 2 * third), changes, random, 5);
    String second = stop(two);
    Job three = start(2, second);
    push(all.subList(2 * third, all.size()), changes, random, 5);
    finish(three);
    assertThat(differences()).isEmpty();
    assertThat(editions()).hasSizeGreaterThan(5);
  }

  private List<Record> all() throws Exception {
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

  /** Pushes the records, and changes of rules among them. */
  private void push(List<Record> some, Drafts changes, Random random, int times) throws Exception {
    int each = some.size() / times;
    for (int i = 0; i < some.size(); i++) {
      records.pipe().push(some.get(i));
      if (i % each == random.nextInt(each) || i % each == each - 1) {
        drafts.pipe().push(changes.next().line());
        awaitRead();
      }
    }
    awaitRead();
  }

  private void awaitRead() {
    while (!records.pipe().isEmpty() || !drafts.pipe().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private Job start(int parallelism, String savepoint) throws Exception {
    Configuration flink = CityJob.settings();
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

  private String stop(Job job) throws Exception {
    Path into = Files.createTempDirectory(temp, "savepoint");
    String stopped =
        job.client
            .stopWithSavepoint(false, into.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(1, TimeUnit.MINUTES);
    collect(job);
    return stopped;
  }

  private void finish(Job job) throws Exception {
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

  private record Job(
      JobClient client,
      CloseableIterator<Alert> alerts,
      CloseableIterator<Incident> incidents,
      CloseableIterator<AuditLine> audit) {}

  private List<EditionText> editions() {
    return audit.stream()
        .filter(line -> line.what() == AuditLine.What.EDITION)
        .map(line -> EditionText.read(line.detail()))
        .filter(edition -> edition.number() > 0)
        .toList();
  }

  /** Where the job and the oracle do not agree. */
  private List<String> differences() throws Exception {
    List<String> expected = expected();
    List<String> actual = lines(incidents);
    List<String> differences = new ArrayList<>();
    expected.stream()
        .filter(i -> !actual.contains(i))
        .forEach(i -> differences.add("missing " + i));
    actual.stream().filter(i -> !expected.contains(i)).forEach(i -> differences.add("wrong " + i));
    return differences;
  }

  /** What the oracle says of the same events by the editions that the audit tells of. */
  private List<String> expected() throws Exception {
    Rulebook book = city.book(files);
    editions().forEach(book::take);
    return lines(Accepted.incidents(city, book.clocks().all()));
  }

  /** What a replay says by the audit. */
  private List<Incident> replayed() throws Exception {
    AuditLines told = new AuditLines(ZoneOffset.UTC);
    Path file = temp.resolve("audit.ndjson");
    Files.write(file, audit.stream().map(told::of).toList());
    City.Given given =
        new City.Given(Optional.empty(), Optional.empty(), 1_800_000_000_000L)
            .changing(Optional.of(file));
    City.Read read = City.read(scenario.folder().resolve("city.yaml"), given);
    assertThat(read.problems()).isEmpty();
    return Playback.of(read.city().orElseThrow()).incidents();
  }

  private static List<String> lines(List<Incident> some) {
    return some.stream().map(LINES::line).sorted().toList();
  }
}
