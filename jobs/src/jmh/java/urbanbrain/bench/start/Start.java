package urbanbrain.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.bench.process.Child;
import urbanbrain.cli.Main;

/**
 * How long does it take from the start of {@code urban-brain replay} until its first message is
 * written, against the least that Flink can do: a job of one record on an embedded cluster, until
 * that is written? Processes, by the wall's clock, in turns.
 *
 * <p>Each once as users start it, with an archive of its loaded classes, which the launcher makes
 * on first use, and once without. Equal are the libraries on the class path, the collector, and
 * that what is written is seen in the file. {@code replay} does what it always does: it reads the
 * city and its rules, replays all, and writes its files and {@code report.html}.
 *
 * <p>{@code mvn package} must have run. {@code -Drounds=}; {@code -Dscenario=} a folder of {@code
 * testdata}.
 */
class Start {

  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final Path JOBS = Path.of("").toAbsolutePath();
  private static final Path TARGET = JOBS.resolve("target");
  private static final String CITY =
      JOBS.resolveSibling("testdata")
          .resolve(System.getProperty("scenario", "crash_downtown"))
          .resolve("city.yaml")
          .toString();

  @TempDir private Path temp;

  @Test
  void measure() throws Exception {
    assertThat(TARGET.resolve("urban-brain.jar")).as("mvn package").exists();
    Map<Starter, List<Starter.Took>> all = new LinkedHashMap<>();
    for (Starter starter : starters()) {
      starter.run(temp);
      all.put(starter, new ArrayList<>());
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Starter starter : all.keySet()) {
        Starter.Took took = starter.run(temp);
        all.get(starter).add(took);
        System.out.printf("round %d %s: %s%n", round, starter.title(), took);
      }
    }
    System.out.println("\n| | to the first, s (least to most) | to the end, s |\n|---|--:|--:|");
    all.forEach((starter, tooks) -> System.out.println(line(starter, tooks)));
  }

  private List<Starter> starters() throws Exception {
    String libraries = libraries();
    String ours = TARGET.resolve("urban-brain.jar") + File.pathSeparator + libraries;
    String empty = jar(EmptyJob.class) + File.pathSeparator + libraries;
    Path archive = temp.resolve("empty.jsa");
    emptyJob(empty, "-XX:ArchiveClassesAtExit=" + archive).run(temp);
    List<String> replay = List.of("replay", CITY, "--out");
    List<String> main = List.of(Main.class.getName());
    return List.of(
        new Starter(
            "replay, as users start it",
            join(List.of(JOBS.resolve("urban-brain").toString()), replay),
            "alerts.ndjson"),
        emptyJob(empty, "-XX:SharedArchiveFile=" + archive),
        new Starter(
            "replay, without an archive of classes",
            join(java(ours, "-Xshare:auto"), join(main, replay)),
            "alerts.ndjson"),
        emptyJob(empty, "-Xshare:auto"));
  }

  private static Starter emptyJob(String classPath, String option) {
    boolean isPlain = option.equals("-Xshare:auto");
    return new Starter(
        isPlain ? "empty job, without an archive of classes" : "empty job, with an archive",
        join(java(classPath, option), List.of(EmptyJob.class.getName())),
        EmptyJob.FILE);
  }

  private static List<String> java(String classPath, String option) {
    return List.of(
        Child.java(),
        option,
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off",
        "-XX:+UseParallelGC",
        "-cp",
        classPath);
  }

  private static List<String> join(List<String> command, List<String> arguments) {
    return Stream.concat(command.stream(), arguments.stream()).toList();
  }

  private static String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** An archive of classes wants jars alone on the class path. */
  private Path jar(Class<?> main) throws IOException {
    Path jar = temp.resolve("empty.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> type : withItsParts(main)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = main.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }

  private static List<Class<?>> withItsParts(Class<?> main) {
    List<Class<?>> all = new ArrayList<>(List.of(main));
    all.addAll(Arrays.asList(main.getDeclaredClasses()));
    return all;
  }

  private static String line(Starter starter, List<Starter.Took> tooks) {
    double[] first = sorted(tooks, Starter.Took::first);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f (%.2f to %.2f) | %.2f |",
        starter.title(),
        first[first.length / 2],
        first[0],
        first[first.length - 1],
        sorted(tooks, Starter.Took::end)[tooks.size() / 2]);
  }

  private static double[] sorted(List<Starter.Took> tooks, ToDoubleFunction<Starter.Took> part) {
    return tooks.stream().mapToDouble(part).sorted().toArray();
  }
}
