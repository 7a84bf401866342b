package urbanbrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import urbanbrain.city.City;
import urbanbrain.collect.Recording;
import urbanbrain.collect.recording.Stores;
import urbanbrain.inquiry.RunNote;
import urbanbrain.job.Replay;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.job.outlet.WebhookSinks;
import urbanbrain.report.IncidentTable;
import urbanbrain.report.Totals;
import urbanbrain.report.page.ReportData;
import urbanbrain.report.page.ReportPage;
import urbanbrain.report.page.Told;
import urbanbrain.rule.Rule;

/** {@code replay}: the job over a recording, on an embedded cluster. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the job over a city's recording and shows the incidents.",
      "",
      "Writes into the folder of --out: incidents.ndjson (the final truth), alerts.ndjson (every"
          + " message), audit.ndjson (what was held back or changed), dead.ndjson (records that are"
          + " no events), late.ndjson, summary.json; and report.html: all of it to look at, in one"
          + " file that needs no network."
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CityOptions given;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the files of the run; default: ${DEFAULT-VALUE}.",
      defaultValue = "out")
  private Path out;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      description = "N times as fast as recorded, by arrival; default: as fast as can be.",
      defaultValue = "max")
  private String speed;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many tasks share the work; default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int parallelism;

  @Option(
      names = "--state",
      paramLabel = "heap|rocksdb",
      description = "Where state is kept; default: ${DEFAULT-VALUE}.",
      defaultValue = "heap")
  private String state;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Rules in place of those that the city file names.")
  private Path rules;

  @Option(
      names = "--editions",
      paramLabel = "AUDIT",
      description = {
        "The audit of a live city whose rules changed while it ran (`rules_every`): each edition",
        "of its rules counts from the time that the audit tells, as it did there."
      })
  private Path editions;

  @Option(
      names = "--send",
      description = "Really send to the city file's webhooks, marked as an exercise.")
  private boolean send;

  @Option(names = "--no-report", description = "Do not write report.html.")
  private boolean noReport;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many incidents the table shows; default: ${DEFAULT-VALUE}.",
      defaultValue = "25")
  private int top;

  @Override
  public Integer call() throws Exception {
    Replay.Options options = options();
    RunNote note = given.note(Optional.ofNullable(rules), Optional.ofNullable(editions));
    City.Read read = CityOptions.readAll(note, err());
    if (read.city().isEmpty()) {
      return Main.PROBLEMS;
    }
    Files.createDirectories(out);
    note.write(out);
    replay(read.city().get(), options);
    return Main.DONE;
  }

  private Replay.Options options() {
    if (parallelism < 1) {
      throw usage("--parallelism " + parallelism + ": at least 1");
    }
    if (editions != null && rules != null) {
      throw usage("--editions and --rules: the audit says what the rules were");
    }
    if (editions != null && !Files.isRegularFile(editions)) {
      throw usage("--editions " + editions + ": there is no such file");
    }
    if (!state.equals("heap") && !state.equals("rocksdb")) {
      throw usage("--state " + state + ": heap or rocksdb");
    }
    return new Replay.Options(out, speed(), parallelism, state.equals("rocksdb"), send);
  }

  private Recording.Speed speed() {
    if (speed.equals("max")) {
      return Recording.Speed.MAX;
    }
    try {
      double times = Double.parseDouble(speed);
      if (times > 0) {
        return new Recording.Speed(times, Clock.systemUTC());
      }
    } catch (NumberFormatException e) {
      throw usage("--speed " + speed + ": max, or a number such as 60");
    }
    throw usage("--speed " + speed + ": above 0");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void replay(City city, Replay.Options options) throws Exception {
    Clock clock = Clock.systemUTC();
    long started = clock.millis();
    Replay.Outcome run = watched(new Replay(city, options), city, clock);
    Duration elapsed = Duration.ofMillis(clock.millis() - started);
    List<JsonNode> incidents = incidents();
    List<JsonNode> marked = incidents.stream().filter(i -> i.path("degraded").asBoolean()).toList();
    Totals totals =
        new Totals(
            city.name(), run.tally(), byRule(incidents), byRule(marked), messages(), elapsed);
    totals.write(out.resolve(RunFiles.SUMMARY));
    report(city, incidents, run);
    show(city, incidents, totals);
  }

  private Replay.Outcome watched(Replay replay, City city, Clock clock) throws Exception {
    Progress progress = Progress.of(Stores.of(city.sources()).bytes(), System.err, clock);
    try {
      return noReport
          ? new Replay.Outcome(replay.run(progress::at), null)
          : replay.runTraced(progress::at);
    } finally {
      progress.end();
    }
  }

  /** Writes the report; one of an earlier run must not stand beside the files of this one. */
  private void report(City city, List<JsonNode> incidents, Replay.Outcome run) throws IOException {
    Path file = out.resolve(RunFiles.REPORT);
    Files.deleteIfExists(file);
    if (!noReport) {
      Told told = Told.read(out.resolve(RunFiles.ALERTS));
      ReportPage.write(new ReportData(city, incidents, told, run.tally(), run.trace()), file);
    }
  }

  private void show(City city, List<JsonNode> incidents, Totals totals) throws IOException {
    PrintWriter screen = spec.commandLine().getOut();
    screen.print(new IncidentTable(folders(city), top).render(incidents));
    screen.println();
    screen.print(totals.render());
    screen.println("files: " + out);
    if (!noReport) {
      screen.println("report: " + out.resolve(RunFiles.REPORT));
    }
    for (City.Channel channel : send ? city.channels() : List.<City.Channel>of()) {
      tellUndelivered(WebhookSinks.undelivered(channel, out), screen);
    }
    screen.flush();
  }

  private void tellUndelivered(Path file, PrintWriter screen) throws IOException {
    if (Files.exists(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        screen.printf(
            "not delivered: %,d messages; urban-brain resend %s --undelivered %s%n",
            lines.count(), given.file(), file);
      }
    }
  }

  private static Map<String, String> folders(City city) {
    Map<String, String> folders = new TreeMap<>();
    for (Rule rule : city.rules().rules()) {
      Path folder = Path.of(rule.file()).toAbsolutePath().getParent();
      folders.put(rule.title(), String.valueOf(folder.getFileName()));
    }
    return folders;
  }

  private List<JsonNode> incidents() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> incidents = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve(RunFiles.INCIDENTS))) {
      incidents.add(json.readTree(line));
    }
    return incidents;
  }

  private static Map<String, Long> byRule(List<JsonNode> incidents) {
    Map<String, Long> counts = new TreeMap<>();
    incidents.forEach(i -> counts.merge(i.path("rule").asText(), 1L, Long::sum));
    return counts;
  }

  private long messages() throws IOException {
    try (Stream<String> lines = Files.lines(out.resolve(RunFiles.ALERTS))) {
      return lines.count();
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
