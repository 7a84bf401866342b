package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's two terminals, as they are written: only the port is another one, as that may be taken.
 */
@Timeout(300)
class Readme_sendTest {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final String PORT = "8088";

  @TempDir private Path top;
  private String port;

  @BeforeEach
  void setUp() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = String.valueOf(free.getLocalPort());
    }
    copy(Path.of("rules"));
    copy(Path.of("testdata/crash_downtown"));
    Path scenario = top.resolve("testdata/crash_downtown");
    Path city = scenario.resolve("city.yaml");
    Files.writeString(city, Files.readString(city).replace(PORT, port));
    launcher();
  }

  private void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(TOP.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = top.resolve(TOP.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  /** The launcher would build the project first. */
  private void launcher() throws IOException {
    Path launcher = Files.createDirectories(top.resolve("jobs")).resolve("urban-brain");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s/bin/java' -XX:+UseSerialGC -cp '%s' urbanbrain.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void alertsAreSentFromOneTerminalAndShownInTheOther() throws Exception {
    List<String> terminals = blocks("## Send alerts somewhere");
    assertThat(terminals).hasSize(2);
    Process receiver = start(terminals.get(0), "receiver");
    try (BufferedReader said = receiver.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("listening on port " + port);
      Process replay = start(terminals.get(1), "replay");
      String told = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(replay.waitFor()).as(told + Files.readString(top.resolve("replay.err"))).isZero();
      assertThat(standing()).isEqualTo(incidents()).isNotEmpty();
      assertThat(top.resolve("out/undelivered-desk.ndjson")).doesNotExist();
      type(receiver, "ack 1 on my way\nquit\n");
      assertThat(receiver.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(said.lines().toList()).last().isEqualTo("written");
    } finally {
      receiver.destroy();
    }
    assertThat(Files.readString(top.resolve("operations.ndjson"))).contains("on my way", "2026-03");
  }

  private static void type(Process process, String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private Process start(String commands, String name) throws IOException {
    return new ProcessBuilder("sh", "-c", commands.replace(PORT, port))
        .directory(top.toFile())
        .redirectError(top.resolve(name + ".err").toFile())
        .start();
  }

  /** What the receiver shows, by content id. */
  private Set<String> standing() throws IOException {
    try (InputStream in =
        URI.create("http://localhost:" + port + "/incidents").toURL().openStream()) {
      return ids(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** The final incidents that were told of. */
  private Set<String> incidents() throws IOException {
    Set<String> told = ids(data(Files.readAllLines(top.resolve("out/alerts.ndjson"))));
    Set<String> incidents = ids(Files.readAllLines(top.resolve("out/incidents.ndjson")));
    incidents.retainAll(told);
    return incidents;
  }

  private static List<String> data(List<String> events) throws IOException {
    List<String> data = new ArrayList<>();
    for (String event : events) {
      JsonNode told = new ObjectMapper().readTree(event).path("data");
      if (!told.path("trial").asBoolean()) {
        data.add(told.toString());
      }
    }
    return data;
  }

  private static Set<String> ids(List<String> lines) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String line : lines) {
      ids.add(new ObjectMapper().readTree(line).path("content_id").asText());
    }
    return ids;
  }

  /** The blocks of code below a heading. */
  private static List<String> blocks(String heading) throws IOException {
    String readme = Files.readString(TOP.resolve("README.md"));
    String section = readme.substring(readme.indexOf(heading));
    section = section.substring(0, section.indexOf("\n## "));
    List<String> blocks = new ArrayList<>();
    String[] parts = section.split("```\n", -1);
    for (int i = 1; i < parts.length; i += 2) {
      blocks.add(parts[i]);
    }
    return blocks;
  }
}
