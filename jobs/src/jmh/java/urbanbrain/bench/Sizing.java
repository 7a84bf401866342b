package urbanbrain.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.bench.SizedRun.Setting;
import urbanbrain.bench.SizedRun.Took;
import urbanbrain.bench.flink.Cluster;

/**
 * How much does the live job's graph take for so many keys and rules: events a second and slot, heap,
 * checkpoints?
 *
 * <p>Each setting differs from a middle one in one thing or two. It runs on an embedded cluster as
 * fast as it can, with a checkpoint every ten seconds; it is measured between two checkpoints once
 * the windows are full. Prints the table of {@code jobs/deploy/README.md}.
 */
class Sizing {

  private static final boolean HEAP = false;
  private static final boolean ROCKS = true;

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(1_000, 10, HEAP, 1),
          new Setting(10_000, 10, HEAP, 1),
          new Setting(100_000, 10, HEAP, 1),
          new Setting(10_000, 100, HEAP, 1),
          new Setting(10_000, 1_000, HEAP, 1),
          new Setting(10_000, 10, HEAP, 2),
          new Setting(10_000, 100, HEAP, 2),
          new Setting(10_000, 10, ROCKS, 1),
          new Setting(100_000, 10, ROCKS, 1),
          new Setting(10_000, 100, ROCKS, 1),
          new Setting(10_000, 100, ROCKS, 2));

  @TempDir private Path temp;

  @Test
  void table() throws Exception {
    System.out.println("warms up ...");
    new SizedRun(new Setting(1_000, 10, HEAP, 1), Files.createDirectories(temp.resolve("warm")))
        .measure();
    System.out.println(
        "| keys | rules | state | slots | events/s per slot | heap MB | managed MB | state MB"
            + " | checkpoint writes MB | checkpoint s |");
    System.out.println("|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < SETTINGS.size(); i++) {
      Setting setting = SETTINGS.get(i);
      Path folder = Files.createDirectories(temp.resolve("run" + i));
      System.out.println(row(setting, new SizedRun(setting, folder).measure()));
    }
  }

  private static String row(Setting setting, Took took) {
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %s | %d | %,.0f%s | %s | %s | %s | %s | %.1f |",
        setting.sensors(),
        setting.rules(),
        setting.rocksDb() ? "RocksDB" : "heap",
        setting.slots(),
        took.eventsPerSecond() / setting.slots(),
        took.isFull() ? "" : " *",
        megabytes(took.heap()),
        setting.rocksDb() ? megabytes(Cluster.MANAGED.getBytes() * setting.slots()) : "-",
        megabytes(took.state()),
        megabytes(took.written()),
        took.checkpointMillis() / 1e3);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.1f" : "%.0f", bytes / 1e6);
  }
}
