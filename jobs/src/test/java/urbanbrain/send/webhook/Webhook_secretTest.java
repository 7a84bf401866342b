package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.desk.OwnDesk;
import urbanbrain.send.format.CloudEvents;
import urbanbrain.send.format.Speakers;
import urbanbrain.send.sign.Secrets;

/** A secret signs what is posted, and stands nowhere else; who may not be spoken to is not. */
@Timeout(60)
class Webhook_secretTest {

  private static final String OLD = secret("the old one: 24 bytes at least");
  private static final String NEW = secret("the new one: 24 bytes at least");

  @TempDir private Path folder;

  @Test
  void bothSecretsSignAndNeitherIsLeftAnywhere() throws Exception {
    Files.writeString(folder.resolve("secrets"), NEW + "\n" + OLD + "\n");
    try (Hook hook = new Hook();
        OwnDesk desk = new OwnDesk(Clock.systemUTC());
        WebhookWriter writer = writer(settings(hook.url()), desk)) {
      hook.then(200).then(400).then(400).then(400).then(400).then(400);
      writer.post(Message.Text.of("a1", "a", "text/plain", "body"));
      writer.post(Message.Text.of("a2", "a", "text/plain", "body"));
      byte[] state = new Backlog.Serializer().serialize(writer.backlog());
      for (Message waiting : writer.backlog().messages()) {
        assertThat(new String(waiting.text().body(), StandardCharsets.UTF_8)).isEqualTo("body");
      }
      writer.flush(true);
      for (String secret : List.of(OLD, NEW)) {
        Webhook library = new Webhook(secret);
        assertThatCode(() -> library.verify("body", headers(hook))).doesNotThrowAnyException();
        assertThat(texts(state, bytes(settings(hook.url()))))
            .noneMatch(text -> text.contains(secret.substring(6)));
      }
      assertThat(folder.resolve("undelivered.ndjson")).content().contains("\"id\":\"a2\"");
    }
  }

  @Test
  void aLinkLocalAddressIsNotSpokenToUnlessItIsMeant() throws Exception {
    Message message = Message.fresh(Message.Text.of("a", "a", "text/plain", "a"), 0);
    Files.writeString(folder.resolve("secrets"), NEW);
    try (Post post = new Post(settings(URI.create("http://169.254.169.254:1/")))) {
      assertThat(post.carry(message, 0).get(1, TimeUnit.MINUTES).says())
          .contains("169.254.169.254", "link-local", "allow_link_local");
    }
  }

  private static HttpHeaders headers(Hook hook) {
    Map<String, List<String>> lower = new HashMap<>();
    hook.headers.get(0).forEach((name, values) -> lower.put(name, values));
    return HttpHeaders.of(lower, (name, value) -> true);
  }

  /** All that leaves the process or is kept: the channel as it is sent to a task, and the rest. */
  private List<String> texts(byte[] state, byte[] channel) throws Exception {
    String kept = Files.readString(folder.resolve("undelivered.ndjson"));
    return Stream.of(state, channel, kept.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .toList();
  }

  private static byte[] bytes(WebhookSettings settings) throws Exception {
    CloudEvents format = new CloudEvents(Speakers.of("riverton", ZoneOffset.UTC, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new WebhookChannel(settings, format, Optional.empty()));
    }
    return bytes.toByteArray();
  }

  private static WebhookWriter writer(WebhookSettings settings, OwnDesk desk) throws Exception {
    var counts = new Counts(new SimpleCounter(), new SimpleCounter(), new SimpleCounter());
    return new WebhookWriter(settings, desk, counts, new Random(1));
  }

  private WebhookSettings settings(URI url) {
    Secrets secrets = new Secrets(List.of(), List.of(folder.resolve("secrets").toString()));
    return new WebhookSettings(
        "hook",
        new WebhookSettings.Receiver(url, secrets, null, false),
        new WebhookSettings.Retry(
            Duration.ofSeconds(10),
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1)),
        WebhookSettings.Limits.USUAL,
        folder.resolve("undelivered.ndjson").toString());
  }

  private static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
