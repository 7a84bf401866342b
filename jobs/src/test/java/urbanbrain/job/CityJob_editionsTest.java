package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.flow.decode.Record;
import urbanbrain.rule.edition.Rulebook;
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
  private ChangingJob town;

  @BeforeEach
  void read() throws Exception {
    town =
        ChangingJob.of(Scenario.copy("crash_downtown", temp).folder().resolve("city.yaml"), temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void endsWithTheAnswersOfTheOracle(int parallelism) throws Exception {
    town.start(parallelism);
    Random random = new Random(parallelism);
    push(town.all(), new Drafts(town.files, random), random, 50);
    town.finish();
    assertThat(differences()).isEmpty();
    assertThat(lines(town.replayed())).isEqualTo(lines(town.incidents));
    assertThat(town.editions()).hasSizeGreaterThan(20);
    assertThat(town.audit).anyMatch(line -> line.what() == AuditLine.What.RULES_REFUSED);
  }

  @Test
  void goesOnFromASavepointWithMoreTasksAndThenWithFewer() throws Exception {
    List<Record> all = town.all();
    int third = all.size() / 3;
    Random random = new Random(7);
    Drafts changes = new Drafts(town.files, random);
    town.start(1);
    push(all.subList(0, third), changes, random, 5);
    String first = town.stop();
    town.goOn(3, first);
    push(all.subList(third, 2 * third), changes, random, 5);
    String second = town.stop();
    town.goOn(2, second);
    push(all.subList(2 * third, all.size()), changes, random, 5);
    town.finish();
    assertThat(differences()).isEmpty();
    assertThat(town.editions()).hasSizeGreaterThan(5);
  }

  @Test
  void whatASourceMoreBringsHearsOfAllEditions() throws Exception {
    List<Record> all = town.all();
    int third = all.size() / 3;
    Random random = new Random(11);
    Drafts changes = new Drafts(town.files, random);
    Path whole = temp.resolve("crash_downtown/city.yaml");
    town.become(withoutLast(whole));
    town.start(1);
    push(withoutLast(all.subList(0, third)), changes, random, 5);
    String savepoint = town.stop();
    int before = town.editions().size();
    town.become(whole);
    town.goOn(2, savepoint);
    push(all.subList(third, all.size()), changes, random, 5);
    town.finish();
    assertThat(before).isPositive();
    assertThat(town.editions()).hasSizeGreaterThan(before);
    assertThat(ofFeeders(lines(town.incidents))).isNotEmpty().isEqualTo(ofFeeders(expected()));
  }

  /** A city file without its last source, that of the networks. */
  private static Path withoutLast(Path city) throws Exception {
    String text = Files.readString(city);
    String last = text.substring(text.lastIndexOf("  - name:"), text.indexOf("channels:"));
    return Files.writeString(city.resolveSibling("less.yaml"), text.replace(last, ""));
  }

  private List<Record> withoutLast(List<Record> some) {
    int last = town.city.sources().size();
    return some.stream().filter(record -> record.source() < last).toList();
  }

  private static List<String> ofFeeders(List<String> lines) {
    return lines.stream().filter(line -> line.contains("\"rule\":\"feeder_dead")).toList();
  }

  /** Pushes the records, and changes of rules among them. */
  private void push(List<Record> some, Drafts changes, Random random, int times) {
    int each = some.size() / times;
    for (int i = 0; i < some.size(); i++) {
      town.push(some.get(i));
      if (i % each == random.nextInt(each) || i % each == each - 1) {
        town.push(changes.next());
      }
    }
    town.awaitRead();
  }

  /** Where the job and the oracle do not agree. */
  private List<String> differences() throws Exception {
    List<String> expected = expected();
    List<String> actual = lines(town.incidents);
    List<String> differences = new ArrayList<>();
    expected.stream()
        .filter(i -> !actual.contains(i))
        .forEach(i -> differences.add("missing " + i));
    actual.stream().filter(i -> !expected.contains(i)).forEach(i -> differences.add("wrong " + i));
    return differences;
  }

  /** What the oracle says of the same events by the editions that the audit tells of. */
  private List<String> expected() throws Exception {
    Rulebook book = town.city.book(town.files);
    town.editions().forEach(book::take);
    return lines(Accepted.incidents(town.city, book.clocks().all()));
  }

  private static List<String> lines(List<Incident> some) {
    return some.stream().map(LINES::line).sorted().toList();
  }
}
