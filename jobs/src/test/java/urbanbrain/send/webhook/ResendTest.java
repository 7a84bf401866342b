package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.sign.Secrets;

/** What was not delivered is sent again under the same ids, and lost by no failure. */
@Timeout(60)
class ResendTest {

  @TempDir Path folder;

  @Test
  void sendsAllAgainInTheirOrderAndForgetsTheFile() throws Exception {
    setAside(IntStream.range(0, 1_200).mapToObj(i -> "a" + i).toArray(String[]::new));
    try (Hook hook = new Hook()) {
      hook.then(503).then(503);
      assertThat(new Resend(settings(hook), Clock.systemUTC()).run())
          .isEqualTo(new Resend.Outcome(1_200, 0, 0));
      assertThat(hook.bodies.subList(2, 1_202))
          .isEqualTo(IntStream.range(0, 1_200).mapToObj(i -> "body a" + i).toList());
      assertThat(hook.headers.get(10).getFirst("webhook-id")).isEqualTo("a8");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNotDeliveredAgainStaysInTheFile() throws Exception {
    setAside(IntStream.range(0, 1_200).mapToObj(i -> "b" + i).toArray(String[]::new));
    Hook hook = new Hook();
    hook.close();
    assertThat(new Resend(settings(hook), Clock.systemUTC()).run())
        .isEqualTo(new Resend.Outcome(0, 1_200, 0));
    assertThat(Files.readAllLines(file())).hasSize(1_200);
    assertThat(Files.readAllLines(file()).get(1_199)).contains("\"id\":\"b1199\"");
  }

  @Test
  void aBrokenLineIsKeptApartAndWhatAnInterruptedOneHadTakenGoesFirst() throws Exception {
    setAside("c1");
    Files.move(file(), Path.of(file() + ".sending"));
    setAside("c2");
    Files.writeString(file(), "{\"id\":\"c3\",\"inci", StandardOpenOption.APPEND);
    try (Hook hook = new Hook()) {
      assertThat(new Resend(settings(hook), Clock.systemUTC()).run())
          .isEqualTo(new Resend.Outcome(2, 0, 1));
      assertThat(hook.bodies).containsExactly("body c1", "body c2");
    }
    assertThat(Files.readString(Path.of(file() + ".broken"))).startsWith("{\"id\":\"c3\"");
  }

  private void setAside(String... ids) throws IOException {
    List<Message> messages =
        List.of(ids).stream()
            .map(id -> Message.fresh(Message.Text.of(id, "a", "text/plain", "body " + id), 0))
            .toList();
    new Undelivered("hook", file().toString()).add(messages, "why", 0);
  }

  private Path file() {
    return folder.resolve("undelivered-hook.ndjson");
  }

  private WebhookSettings settings(Hook hook) {
    return new WebhookSettings(
        "hook",
        new WebhookSettings.Receiver(hook.url(), Secrets.NONE, null, false),
        new WebhookSettings.Retry(
            Duration.ofSeconds(5),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofMillis(300)),
        WebhookSettings.Limits.USUAL,
        file().toString());
  }
}
