package urbanbrain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that README shows gives what it shows there. {@code -Dgolden.update} writes the
 * outputs anew; a line of three dots stands for any others and stays.
 */
class ReadmeTest {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = TOP.resolve("README.md");
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  /** How long something took, and in how many messages it was told, is another number each time. */
  private static final Pattern TIMING =
      Pattern.compile("\\d+ messages(; [\\d,]+ records/s, [\\d.]+ s)?|[\\d.]+ s, \\d+ ms a case");

  @TempDir private Path folder;

  @BeforeEach
  void likeAClone() throws IOException {
    for (String name : List.of("rules", "testdata")) {
      Files.createSymbolicLink(folder.resolve(name), TOP.resolve(name));
    }
    Path launcher = Files.createDirectories(folder.resolve("jobs")).resolve("urban-brain");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC urbanbrain.cli.Main \"$@\"\n"
            .formatted(java));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  /** A command and what it is shown to give. */
  private record Step(String command, List<String> shown) {}

  @Test
  void everyCommandGivesWhatItShows() throws Exception {
    String readme = Files.readString(README);
    StringBuilder written = new StringBuilder();
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      StringBuilder anew = new StringBuilder("```console\n");
      for (Step step : steps(block.group(1))) {
        anew.append("$ ").append(step.command).append('\n').append(anew(step));
      }
      block.appendReplacement(written, Matcher.quoteReplacement(anew + "```"));
    }
    block.appendTail(written);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(README, written);
    }
    assertThat(written.toString()).isEqualTo(readme);
  }

  private static List<Step> steps(String block) {
    List<Step> steps = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else {
        steps.get(steps.size() - 1).shown.add(line);
      }
    }
    return steps;
  }

  /** What is to be shown: what is shown already, where the output fits that. */
  private String anew(Step step) throws Exception {
    List<String> output = output(step.command);
    List<String> lines = fits(step.shown, output) ? step.shown : output;
    return lines.stream().map(line -> line + "\n").reduce("", String::concat);
  }

  private static boolean fits(List<String> shown, List<String> output) {
    StringBuilder pattern = new StringBuilder();
    for (String line : shown) {
      String plain = TIMING.matcher(line).replaceAll("#");
      pattern.append(line.equals("...") ? "(?s:.*\n)?" : Pattern.quote(plain) + "\n");
    }
    String text = output.stream().map(line -> line + "\n").reduce("", String::concat);
    return TIMING.matcher(text).replaceAll("#").matches(pattern.toString());
  }

  private List<String> output(String command) throws Exception {
    File log = folder.resolve("stdout").toFile();
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectOutput(log)
            .redirectError(folder.resolve("stderr").toFile());
    shell.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    shell.environment().put("LC_ALL", "C.UTF-8");
    int code = shell.start().waitFor();
    String errors = Files.readString(folder.resolve("stderr"));
    assertThat(code).as("%s: %s", command, errors).isIn(Main.DONE, Main.PROBLEMS);
    return Files.readAllLines(log.toPath(), UTF_8).stream().map(String::stripTrailing).toList();
  }
}
