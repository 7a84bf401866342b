package urbanbrain.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.bench.chart.Axis;
import urbanbrain.bench.chart.Chart;
import urbanbrain.bench.chart.Series;
import urbanbrain.cluster.ClusterRest;
import urbanbrain.live.Broker;

/**
 * How long does it take from when a record is due to be sent to a topic until a receiver of
 * webhooks is told of it, by a rule of class M, a job that only passes it through, and Flink CEP?
 *
 * <p>Three processes share the machine: the broker, the job, and this one, which sends and receives
 * by one clock. First it measures how much ours can take beside them; then each peer in turn, its
 * process warmed up, is given 10, 50 and 80 % of that: the same records, with as many falls a
 * second at whatever load. All must tell of exactly the falls that were sent.
 *
 * <p>{@code -Dseconds=} for each load, {@code -Dwarmup=} seconds before, {@code -Drounds=}, {@code
 * -Dpeers=} for some only, {@code -Dfalls=} a second, {@code -Dcapacity=} records a second in place
 * of measuring it, {@code -Dcheckpoints=} a folder for the jobs' checkpoints, {@code
 * -Djob.options=} of the job's JVM. What it came to is drawn into {@code charts/latency.svg}.
 */
class LatencyContest {

  private static final int SECONDS = Integer.getInteger("seconds", 60);
  private static final int WARM_UP = Integer.getInteger("warmup", 45);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final int CAPACITY = Integer.getInteger("capacity", 0);
  private static final List<String> PEERS =
      Arrays.stream(System.getProperty("peers", "").split(",")).filter(p -> !p.isEmpty()).toList();

  private static final int[] PERCENTS = {10, 50, 80};
  private static final int SETTLE = 5;

  /** Nothing is told before a first checkpoint: until then no rate can be seen. */
  private static final int SLOW_START = 25;

  private static final int GENTLE = 4_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final double P99 = 0.99;

  private static final String HEAD =
      """

      | | load, % | falls | p50, ms | p99, ms | p99.9, ms | most, ms | p99 / pass-through |
      |---|---|---|---|---|---|---|---|
      """;

  /** What a topic keeps: a job that is farther behind than this has lost. */
  private static final long TOPIC_BYTES = 1L << 30;

  /** Where the jobs' checkpoints go; beside the broker's log if nothing is said. */
  private static final String CHECKPOINTS = System.getProperty("checkpoints", "");

  @TempDir private Path folder;
  private final Map<LatencyPeer, Map<Integer, Delays>> delays = new EnumMap<>(LatencyPeer.class);
  private Broker broker;
  private int runs;

  @Test
  void contest() throws Exception {
    try (Broker started = new Broker(folder.resolve("broker"))) {
      broker = started;
      int capacity = CAPACITY > 0 ? CAPACITY : capacity();
      System.out.printf(Locale.ROOT, "ours takes %,d records a second%n", capacity);
      for (int round = 0; round < ROUNDS; round++) {
        for (LatencyPeer peer : LatencyPeer.values()) {
          if (PEERS.isEmpty() || PEERS.contains(peer.name())) {
            run(peer, loads(capacity, peer.most()));
          }
        }
      }
    }
    System.out.println(table());
    draw();
  }

  private void draw() throws IOException {
    List<Series> series = new ArrayList<>();
    delays.forEach(
        (peer, byLoad) -> {
          List<Series.Point> points = new ArrayList<>();
          byLoad.forEach(
              (percent, of) -> points.add(new Series.Point(percent, of.quantile(P99))));
          series.add(new Series(peer.title(), points));
        });
    new Chart(
            "Time to an alert that 99 of 100 do not pass",
            Axis.linear("load, % of the capacity"),
            Axis.log("ms"),
            series)
        .write("latency");
  }

  /** Those that are at most so many percent of the capacity. */
  private static List<Load> loads(int capacity, int most) {
    List<Load> loads = new ArrayList<>();
    loads.add(Load.uncounted(capacity / 2, WARM_UP));
    for (int percent : PERCENTS) {
      if (percent <= most) {
        int perSecond = (int) ((long) capacity * percent / 100);
        loads.add(Load.uncounted(perSecond, SETTLE));
        loads.add(new Load(perSecond, SECONDS, percent));
      }
    }
    loads.add(Load.uncounted(capacity / 10, LatencyPeer.LATENESS + 2 * SETTLE));
    return loads;
  }

  private int capacity() throws Exception {
    try (Told told = new Told();
        JobProcess job = new JobProcess(LatencyPeer.OURS_30, plan(told));
        Sender sender = new Sender(broker.servers(), topic(), told)) {
      sender.send(Load.uncounted(GENTLE, SLOW_START));
      int capacity = sender.capacity(WARM_UP);
      job.check();
      return capacity;
    }
  }

  private void run(LatencyPeer peer, List<Load> loads) throws Exception {
    try (Told told = new Told();
        JobProcess job = new JobProcess(peer, plan(told));
        Sender sender = new Sender(broker.servers(), topic(), told)) {
      Map<Integer, long[]> times = new TreeMap<>();
      long end = 0;
      for (Load load : loads) {
        long begins = sender.next();
        sender.send(load);
        job.check();
        if (load.isCounted()) {
          end = sender.next();
          times.put(load.percent(), new long[] {begins, end});
        }
      }
      check(told, end);
      times.forEach((percent, time) -> add(peer, percent, told, time));
    }
    delays.get(peer).forEach((percent, of) -> System.out.print(line(peer, percent, of)));
  }

  private JobPlan plan(Told told) throws Exception {
    runs++;
    broker.create(topic(), 1, TOPIC_BYTES);
    Path under = CHECKPOINTS.isEmpty() ? folder : Path.of(CHECKPOINTS);
    Path checkpoints = Files.createTempDirectory(under, "checkpoints");
    return new JobPlan(
        folder.resolve(topic()), checkpoints, broker.servers(), topic(), told.url());
  }

  private String topic() {
    return "readings-" + runs;
  }

  /** All falls that were due before the end are told, and nothing else. */
  private static void check(Told told, long end) throws Exception {
    int[] expected =
        IntStream.range(0, Schedule.SENSORS)
            .filter(sensor -> told.sent(sensor) != 0 && told.sent(sensor) < end)
            .toArray();
    ClusterRest.await(
        PATIENCE,
        "not all falls are told",
        () -> Arrays.stream(expected).allMatch(sensor -> told.told(sensor) != 0));
    for (int sensor = 0; sensor < Schedule.SENSORS; sensor++) {
      if (told.told(sensor) != 0) {
        assertThat(told.sent(sensor)).as(Reading.name(sensor)).isNotZero();
        assertThat(told.told(sensor)).as(Reading.name(sensor)).isGreaterThan(told.sent(sensor));
      }
    }
  }

  private void add(LatencyPeer peer, int percent, Told told, long[] time) {
    delays
        .computeIfAbsent(peer, p -> new TreeMap<>())
        .merge(
            percent,
            Delays.NONE.plus(delays(told, time[0], time[1])),
            (before, more) -> before.plus(Arrays.stream(more.nanos())));
  }

  private static LongStream delays(Told told, long from, long to) {
    return IntStream.range(0, Schedule.SENSORS)
        .filter(sensor -> told.sent(sensor) >= from && told.sent(sensor) < to)
        .mapToLong(sensor -> told.told(sensor) - told.sent(sensor));
  }

  private String table() {
    StringBuilder table = new StringBuilder(HEAD);
    for (LatencyPeer peer : delays.keySet()) {
      delays.get(peer).forEach((percent, of) -> table.append(line(peer, percent, of)));
    }
    return table.toString();
  }

  private String line(LatencyPeer peer, int percent, Delays of) {
    Map<Integer, Delays> passed = delays.getOrDefault(LatencyPeer.PASS_THROUGH, Map.of());
    String against =
        passed.containsKey(percent)
            ? "%.1f".formatted(of.quantile(P99) / passed.get(percent).quantile(P99))
            : "";
    return "| %s | %d | %s | %s |%n".formatted(peer.title(), percent, of.columns(), against);
  }
}
