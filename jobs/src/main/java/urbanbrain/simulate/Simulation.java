package urbanbrain.simulate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import urbanbrain.simulate.Delivery.Delays;
import urbanbrain.simulate.Script.Truth;

/** A recording of the made-up town of Riverton, and the truth about it. */
public final class Simulation {

  private static final long HOUR = 3_600_000;

  private final Scenario scenario;
  private final long seed;
  private final long from;
  private final long until;
  private final Riverton town = new Riverton();

  /** What kind of hours they are. */
  public enum Scenario {
    /** Two bad hours, again and again. */
    CRASH_DOWNTOWN,
    /** Nothing but the everyday. */
    NORMAL_DOWNTOWN;

    /** Its name as people write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A recording of so many hours; the same for the same seed. */
  public Simulation(Scenario scenario, long seed, int hours) {
    this.scenario = scenario;
    this.seed = seed;
    this.from = Clock.start();
    this.until = from + hours * HOUR;
  }

  /** The contents of its files by their names. */
  public Map<String, String> files() {
    Script script = new Script();
    boolean isBad = scenario == Scenario.CRASH_DOWNTOWN;
    for (long at = from; isBad && at < until; at += 2 * HOUR) {
      CrashDowntown.addTo(script, town, at);
    }
    Everyday.addTo(script, seed, from, until);
    Map<String, String> files = new TreeMap<>();
    files.put("speeds.csv", SpeedFeed.HEADER + "\n" + speeds(script, isBad));
    files.put("calls.ndjson", calls(script, isBad));
    files.put("networks.ndjson", networks(script, isBad));
    files.put("truth.ndjson", truth(script.truths));
    return files;
  }

  /** Writes the files into a folder, which is made if it is not there. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files().entrySet()) {
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(file.getKey()), bytes);
    }
  }

  private String speeds(Script script, boolean isBad) {
    Delays delays = new Delays(1, 8, 240, isBad ? 6 : 0, 1500);
    List<Reading> readings = new SpeedFeed(script, seed).readings(town.segments(), from, until);
    Delivery delivery = new Delivery(seed, "speeds", delays).bring(readings);
    return delivery.spoil(isBad ? Broken.speeds() : List.of(), from, until).text();
  }

  private String calls(Script script, boolean isBad) {
    Delays delays = new Delays(15, 150, 720, 0, 0);
    List<Reading> readings = CallFeed.readings(script.calls, until);
    Delivery delivery = new Delivery(seed, "calls", delays).bring(readings);
    return delivery.spoil(isBad ? Broken.calls() : List.of(), from, until).text();
  }

  private String networks(Script script, boolean isBad) {
    Delays delays = new Delays(0, 2, 90, isBad ? 3 : 0, 1200);
    NetworkFeed feed = new NetworkFeed(script, seed);
    List<Reading> readings = feed.readings(town.gauges(), town.feeders(), from, until);
    Delivery delivery = new Delivery(seed, "networks", delays).bring(readings);
    return delivery.spoil(isBad ? Broken.networks() : List.of(), from, until).text();
  }

  private String truth(List<Truth> truths) {
    StringBuilder text = new StringBuilder();
    truths.stream()
        .filter(t -> t.start() < until)
        .sorted(java.util.Comparator.comparingLong(Truth::start).thenComparing(Truth::id))
        .forEach(t -> text.append(line(t)).append('\n'));
    return text.toString();
  }

  private static String line(Truth truth) {
    String key = truth.key() == null ? "" : ",\"key\":\"" + truth.key() + "\"";
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"rule\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"lat\":%s,\"lon\":%s,"
            + "\"radius_m\":%s%s}",
        truth.id(),
        truth.rule(),
        Clock.iso(truth.start()),
        Clock.iso(truth.end()),
        truth.spot().lat(),
        truth.spot().lon(),
        Decimal.of(truth.metres(), 0),
        key);
  }
}
