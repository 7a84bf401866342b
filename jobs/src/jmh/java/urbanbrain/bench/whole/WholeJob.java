package urbanbrain.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.process.Child;

/**
 * How many records a second does the whole job take, from NDJSON to messages, for each core, and
 * how many bytes of state for each key? Against the floor: a plain Flink job that parses the same
 * fields of the same bytes with Jackson's streams, and brings each record to its sensor's task.
 *
 * <p>Ours is all of the job that a cluster runs, with de-duplication, 30 s of lateness and a
 * checkpoint every 10 s; some two messages for 6,000 records. Equal is the number of records; and
 * ours finds the same incidents with each state and number of slots, in every round.
 *
 * <p>A slot is given a core: a job of one slot has as many threads as it has tasks, and would
 * otherwise use both cores. So one slot runs on one core, two slots on two; beside, one slot on two
 * cores, which shows how far tasks alone bring it. Each is a process of its own, pinned, as a JVM
 * chooses its collector's and compiler's threads by its cores; they run in turns. The records lie
 * in the process's memory in two parts, and each slot reads one of its own.
 *
 * <p>{@code -Devents=} an even number, {@code -Dkeys=}, {@code -Drounds=}, {@code -Dchild.heap=};
 * {@code -Dchild.options=} of the processes' JVMs; {@code -Dsides=OURS} or {@code FLOOR} and {@code
 * -Dstates=HEAP} or {@code ROCKSDB} for some only, and {@code -Dshapes="1/1 2/2"}, slots and
 * cores.
 */
class WholeJob {

  private static final int EVENTS = Integer.getInteger("events", 8_000_000);
  private static final int KEYS = Integer.getInteger("keys", 5_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final String HEAP = System.getProperty("child.heap", "8g");
  private static final String OPTIONS = System.getProperty("child.options", "");
  private static final String SIDES = System.getProperty("sides", "OURS,FLOOR");
  private static final String STATES = System.getProperty("states", "HEAP,ROCKSDB");

  /** Slots and cores. */
  private static final int[][] SHAPES =
      Arrays.stream(System.getProperty("shapes", "1/1 1/2 2/2").split(" "))
          .map(shape -> Arrays.stream(shape.split("/")).mapToInt(Integer::parseInt).toArray())
          .toArray(int[][]::new);

  @TempDir private Path temp;

  /** Of ours: all others must find the same. */
  private Took first;

  @Test
  void measure() throws Exception {
    Tape.write(Readings.make(KEYS, EVENTS), temp);
    Map<Setting, List<Took>> all = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Setting setting : settings()) {
        Took took = run(setting);
        all.computeIfAbsent(setting, key -> new ArrayList<>()).add(took);
        System.out.printf("round %d %s: %s%n", round, setting, took);
      }
    }
    print(all);
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (int[] shape : SHAPES) {
      if (SIDES.contains("FLOOR")) {
        settings.add(new Setting(false, false, shape[0], shape[1]));
      }
      if (SIDES.contains("OURS") && STATES.contains("HEAP")) {
        settings.add(new Setting(true, false, shape[0], shape[1]));
      }
      if (SIDES.contains("OURS") && STATES.contains("ROCKSDB")) {
        settings.add(new Setting(true, true, shape[0], shape[1]));
      }
    }
    return settings;
  }

  private Took run(Setting setting) throws Exception {
    List<String> options = new ArrayList<>(List.of("-Xmx" + HEAP, "-XX:+UseParallelGC"));
    Arrays.stream(OPTIONS.split(" ")).filter(word -> !word.isEmpty()).forEach(options::add);
    String line =
        new Child(setting.coreList(), options)
            .run(
                WholeRun.class,
                temp,
                setting.ours(),
                setting.rocksDb(),
                setting.slots(),
                setting.cores());
    Took took = Took.of(line);
    assertThat(took.records()).as("%s", setting).isEqualTo(EVENTS);
    if (setting.ours()) {
      first = first == null ? took : first;
      assertThat(took.incidents()).as("%s", setting).isEqualTo(first.incidents());
    }
    return took;
  }

  private static void print(Map<Setting, List<Took>> all) {
    System.out.println(
        """

        | | slots | cores | records/s (least to most) | records/s and core | CPU ns a record \
        | bytes of state a key |
        |---|--:|--:|--:|--:|--:|--:|\
        """);
    all.forEach((setting, tooks) -> System.out.println(line(setting, tooks)));
    System.out.println("\n| | slots | cores | ours / floor | two slots / one, on a core each |");
    System.out.println("|---|--:|--:|--:|--:|");
    for (Setting setting : all.keySet()) {
      Setting floor = new Setting(false, false, setting.slots(), setting.cores());
      Setting one = new Setting(setting.ours(), setting.rocksDb(), 1, 1);
      System.out.printf(
          "| %s | %d | %d | %s | %s |%n",
          setting.title(),
          setting.slots(),
          setting.cores(),
          ratio(all, setting, floor),
          setting.slots() > 1 ? ratio(all, setting, one) : "");
    }
    System.out.println("goals: ours / floor at least 0.6, two slots / one at least 1.7");
  }

  private static String line(Setting setting, List<Took> tooks) {
    double rate = rate(tooks);
    double[] each = sorted(tooks, took -> 1e9 / took.each().wall());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %,.0f (%,.0f to %,.0f) | %,.0f | %,.0f | %,.0f |",
        setting.title(),
        setting.slots(),
        setting.cores(),
        rate,
        each[0],
        each[each.length - 1],
        rate / setting.cores(),
        median(tooks, took -> took.each().cpu()),
        median(tooks, Took::state) / KEYS);
  }

  private static String ratio(Map<Setting, List<Took>> all, Setting one, Setting other) {
    return all.containsKey(other)
        ? String.format(Locale.ROOT, "%.2f", rate(all.get(one)) / rate(all.get(other)))
        : "";
  }

  private static double rate(List<Took> tooks) {
    return 1e9 / median(tooks, took -> took.each().wall());
  }

  private static double median(List<Took> tooks, ToDoubleFunction<Took> part) {
    double[] sorted = sorted(tooks, part);
    return sorted[sorted.length / 2];
  }

  private static double[] sorted(List<Took> tooks, ToDoubleFunction<Took> part) {
    return tooks.stream().mapToDouble(part).sorted().toArray();
  }
}
