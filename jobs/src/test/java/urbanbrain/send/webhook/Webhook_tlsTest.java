package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.reach.Keys;
import urbanbrain.send.sign.Secrets;

/** A certificate must be trusted and be that of the host. */
@Timeout(120)
class Webhook_tlsTest {

  @TempDir Path folder;
  private HttpsServer server;

  @BeforeEach
  void listen() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity("localhost")));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aCertificateOfTheGivenFileIsTrusted() throws Exception {
    assertThat(send("localhost", certificate("localhost"))).isEqualTo("delivered");
  }

  @Test
  void anotherOneIsNot() throws Exception {
    identity("other");
    assertThat(send("localhost", null)).contains("PKIX path building failed");
    assertThat(send("localhost", certificate("other"))).contains("signature check failed");
  }

  @Test
  void norIsThatOfAnotherHost() throws Exception {
    assertThat(send("127.0.0.1", certificate("localhost")))
        .contains("No subject alternative names matching IP address 127.0.0.1");
  }

  private String send(String host, String ca) throws Exception {
    URI url = URI.create("https://%s:%d/".formatted(host, server.getAddress().getPort()));
    WebhookSettings settings =
        new WebhookSettings(
            "hook",
            new WebhookSettings.Receiver(url, Secrets.NONE, ca, false),
            WebhookSettings.Retry.USUAL,
            WebhookSettings.Limits.USUAL,
            folder.resolve("undelivered.ndjson").toString());
    Message message = Message.fresh(Message.Text.of("a", "a", "text/plain", "a"), 0);
    try (Post post = new Post(settings)) {
      Answer answer =
          post.carry(message, Clock.systemUTC().millis())
              .get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
      return answer.verdict() == Answer.Verdict.DELIVERED ? "delivered" : answer.says();
    }
  }

  private String certificate(String name) throws Exception {
    Path pem = folder.resolve(name + ".pem");
    Keys.export(store(name), pem);
    return pem.toString();
  }

  private SSLContext identity(String name) throws Exception {
    Keys.make(store(name));
    return Keys.context(store(name));
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }
}
