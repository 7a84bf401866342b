package urbanbrain.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a running job holds. All but the state is of its two task managers and its job manager
 * together.
 *
 * @param heap bytes of objects that are in use, counted after a full collection
 * @param state bytes of the last checkpoint
 * @param timers how many wait, on the heap
 * @param files how many are open, sockets among them
 */
record Vitals(long heap, long state, long timers, long files) {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern TIMERS =
      Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+\\S+\\.TimerHeapInternalTimer\\b");

  /** What is held now. */
  static Vitals of(Stage stage) throws Exception {
    long heap = 0;
    long timers = 0;
    long files = 0;
    for (ProcessHandle process :
        List.of(
            stage.cluster.taskManager(1),
            stage.cluster.taskManager(2),
            stage.cluster.jobManager())) {
      String objects = objects(process);
      heap += number(TOTAL, objects);
      timers += number(TIMERS, objects);
      files += files(process);
    }
    long state =
        stage
            .rest
            .get("/jobs/" + stage.job() + "/checkpoints")
            .path("latest")
            .path("completed")
            .path("state_size")
            .asLong();
    return new Vitals(heap, state, timers, files);
  }

  /** How many objects of each class a process holds; it collects what it does not need before. */
  private static String objects(ProcessHandle process) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static long files(ProcessHandle process) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
      return open.count();
    }
  }

  /** The median of one of these. */
  static long median(List<Vitals> all, ToLongFunction<Vitals> of) {
    return all.stream().mapToLong(of).sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
