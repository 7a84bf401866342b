package urbanbrain.send.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.send.sign.Secrets;

/** A certificate must be trusted and be that of the host. */
@Timeout(120)
class Webhook_tlsTest {

  private static final String PASSWORD = "changeit";

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
    keytool(
        "-exportcert", "-rfc", "-alias", "x", "-keystore", store(name), "-file", pem.toString());
    return pem.toString();
  }

  private SSLContext identity(String name) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "x",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        store(name));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private String store(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  private void keytool(String... words) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
