package urbanbrain.bench.start;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that writes something sooner or later.
 *
 * @param title what the table calls it
 * @param command what is started; a folder that is there and empty is its last argument
 * @param first the file that it writes into in that folder
 */
record Starter(String title, List<String> command, String first) {

  /**
   * How long it took, in seconds from its start.
   *
   * @param first until something was in the file
   * @param end until the process had ended
   */
  record Took(double first, double end) {}

  /** Runs it to its end, in a new folder within this one. */
  Took run(Path within) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(within, "run");
    List<String> all = new ArrayList<>(command);
    all.add(folder.toString());
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(all)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(within.resolve("errors.txt").toFile())
              .start();
      try {
        double there = awaitFirst(process, folder.resolve(first), watch, began);
        int code = process.waitFor();
        if (code != 0) {
          throw new IOException(all + " ended with " + code + ": " + errors(within));
        }
        return new Took(there, since(began));
      } finally {
        process.destroy();
      }
    }
  }

  private static double awaitFirst(Process process, Path file, WatchService watch, long began)
      throws IOException, InterruptedException {
    while (!Files.exists(file) || Files.size(file) == 0) {
      WatchKey key = watch.poll(1, TimeUnit.SECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      } else if (!process.isAlive()) {
        throw new IOException(process.info() + " wrote nothing into " + file);
      }
    }
    return since(began);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static String errors(Path within) throws IOException {
    return Files.readString(within.resolve("errors.txt"));
  }
}
