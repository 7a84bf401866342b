package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.flow.decode.Record;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.edition.Draft;
import urbanbrain.send.AuditLines;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/**
 * A job goes on from a savepoint that an earlier version wrote. The savepoint was made in the
 * middle of the made town's day, after a change of its rules; the town as it was then is kept with
 * it. {@code -Dsavepoint.write=true} makes them anew, which gives up on what was written before:
 * see CONTRIBUTING.
 */
@Timeout(120)
class CityJob_savepointTest {

  private static final Path KEPT = Path.of("src/test/resources/savepoint");
  private static final boolean WRITE = Boolean.getBoolean("savepoint.write");
  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);
  private static final AuditLines AUDIT = new AuditLines(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So much of the day was before it. */
  private static final double BEFORE = 0.55;

  @TempDir private Path temp;

  @Test
  void whatAnEarlierVersionWroteGoesOn() throws Exception {
    if (WRITE) {
      write();
    }
    unpack(KEPT.resolve("town.zip"), temp.resolve("town"));
    ChangingJob town = ChangingJob.of(temp.resolve("town/city.yaml"), temp);
    town.audit.addAll(editions());
    Path savepoint = temp.resolve("kept");
    unpack(KEPT.resolve("savepoint.zip"), savepoint);
    town.goOn(3, savepoint.toUri().toString());
    List<Record> all = town.all();
    all.subList((int) (BEFORE * all.size()), all.size()).forEach(town::push);
    town.finish();
    // What left with the savepoint itself is said again.
    Set<String> both = new TreeSet<>(lines(town.incidents));
    assertThat(both).hasSizeGreaterThan(10);
    both.addAll(Files.readAllLines(KEPT.resolve("ended.ndjson")));
    assertThat(both).containsExactlyElementsOf(lines(town.replayed()));
  }

  private static List<AuditLine> editions() throws IOException {
    List<AuditLine> editions = new ArrayList<>();
    for (String line : Files.readAllLines(KEPT.resolve("audit.ndjson"))) {
      JsonNode audit = JSON.readTree(line);
      if (audit.path("what").asText().equals("edition")) {
        String detail = audit.path("detail").asText();
        editions.add(new AuditLine(0, null, null, AuditLine.What.EDITION, detail));
      }
    }
    return editions;
  }

  private static List<String> lines(List<Incident> some) {
    return some.stream().map(LINES::line).sorted().toList();
  }

  private void write() throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    Path rules = scenario.folder().resolve("rules");
    copyRules(rules);
    scenario.replace(Scenario.TOP.resolve("rules").toString(), "rules");
    Files.createDirectories(KEPT);
    pack(scenario.folder(), KEPT.resolve("town.zip"));
    ChangingJob town =
        ChangingJob.of(scenario.folder().resolve("city.yaml"), temp.resolve("before"));
    Files.createDirectories(temp.resolve("before"));
    town.start(2);
    List<Record> all = town.all();
    int end = (int) (BEFORE * all.size());
    all.subList(0, end / 2).forEach(town::push);
    town.awaitRead();
    town.change(Draft.whole(changed(town.files)));
    all.subList(end / 2, end).forEach(town::push);
    town.awaitRead();
    pack(Path.of(URI.create(town.stop())), KEPT.resolve("savepoint.zip"));
    Files.write(KEPT.resolve("audit.ndjson"), town.audit.stream().map(AUDIT::of).toList());
    Files.write(KEPT.resolve("ended.ndjson"), lines(town.incidents));
  }

  private static void copyRules(Path into) throws IOException {
    Path from = Scenario.TOP.resolve("rules");
    for (RuleFiles.Source file : RuleFiles.read(List.of(from))) {
      Path copy = into.resolve(from.relativize(Path.of(file.path())).toString());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.text());
    }
  }

  /** One rule asks for something else, one says it otherwise, one is gone. */
  private static List<RuleFiles.Source> changed(List<RuleFiles.Source> files) {
    List<RuleFiles.Source> changed = new ArrayList<>();
    for (RuleFiles.Source file : files) {
      String text =
          switch (file.name()) {
            case "segment_congested" -> file.text().replaceFirst("over: \\d+m", "over: 4m");
            case "feeder_dead" -> file.text().replaceFirst("severity: \\w+", "severity: Extreme");
            default -> file.text();
          };
      if (!file.name().equals("vehicles_stranded")) {
        changed.add(new RuleFiles.Source(file.path(), text));
      }
    }
    assertThat(changed).isNotEqualTo(files);
    return changed;
  }

  private static void pack(Path folder, Path into) throws IOException {
    try (Stream<Path> all = Files.walk(folder);
        OutputStream out = Files.newOutputStream(into);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }

  private static void unpack(Path from, Path into) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = into.resolve(entry.getName()).normalize();
        assertThat(file.startsWith(into)).isTrue();
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }
}
