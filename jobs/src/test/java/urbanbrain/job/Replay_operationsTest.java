package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.job.outlet.RunFiles;
import urbanbrain.send.receive.Receiver;
import urbanbrain.send.sign.Secrets;
import urbanbrain.send.sign.Signatures;
import urbanbrain.send.webhook.Resend;
import urbanbrain.send.webhook.WebhookSettings;

/** What people say to a receiver is heard by the next replay, by the source that README shows. */
@Timeout(300)
class Replay_operationsTest {

  @TempDir private Path temp;

  @Test
  void whatPeopleSayOfAnIncidentIsHeard() throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    scenario.replace("channels: ", source() + "channels: ");
    Files.createFile(scenario.folder().resolve("operations.ndjson"));
    Scenario.Run silent = scenario.replay(temp.resolve("silent"), 1);
    say(silent.lines(RunFiles.ALERTS), scenario.folder().resolve("operations.ndjson"));
    Scenario.Run said = scenario.replay(temp.resolve("said"), 1);
    // By then it is over: who acknowledges it is told so.
    assertThat(said.lines(RunFiles.AUDIT))
        .anyMatch(line -> line.contains("is not open: ack"))
        .anyMatch(line -> line.contains("feedback true"));
  }

  /** The receiver hears all, and then people speak. */
  private void say(List<String> messages, Path operations) throws Exception {
    var address = new InetSocketAddress("localhost", 0);
    var options =
        new Receiver.Options(address, new Signatures(List.of()), operations, Clock.systemUTC());
    try (Receiver receiver = new Receiver(options, line -> {})) {
      Path file = temp.resolve("undelivered-desk.ndjson");
      Files.write(file, messages.stream().map(Replay_operationsTest::line).toList());
      new Resend(settings(receiver.port(), file), Clock.systemUTC()).run();
      assertThat(receiver.say("ack 1 on my way", "ann")).isEqualTo(Optional.empty());
      assertThat(receiver.say("true 1", "ann")).isEqualTo(Optional.empty());
    }
  }

  private static String line(String message) {
    String body = message.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"id\":\"x\",\"incident\":\"x\",\"type\":\"application/cloudevents+json\",\"body\":\"%s\"}"
        .formatted(body);
  }

  private static WebhookSettings settings(int port, Path file) {
    return new WebhookSettings(
        "desk",
        new WebhookSettings.Receiver(
            java.net.URI.create("http://localhost:" + port + "/"), Secrets.NONE, null, false),
        new WebhookSettings.Retry(
            Duration.ofSeconds(10),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofSeconds(20)),
        WebhookSettings.Limits.USUAL,
        file.toString());
  }

  /** The block below its heading in the README of the jobs. */
  private static String source() throws Exception {
    String readme = new String(Files.readAllBytes(Path.of("README.md")), StandardCharsets.UTF_8);
    String below = readme.substring(readme.indexOf("**People's words.**"));
    String block = below.substring(below.indexOf("```yaml\n") + 8);
    return block.substring(0, block.indexOf("```")).indent(2);
  }
}
