package urbanbrain.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.collect.Recording;
import urbanbrain.job.outlet.RunFiles;

/** With {@code --send} a city's webhook gets what stands in the file; without it nothing. */
class Replay_webhookTest {

  @TempDir private Path temp;

  private final Queue<String> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer receiver;

  @BeforeEach
  void startReceiver() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/alerts", this::take);
    receiver.start();
  }

  @AfterEach
  void stopReceiver() {
    receiver.stop(0);
  }

  /** Refuses the very first request, for it must come again. */
  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = asked.getAndIncrement() == 0;
    if (!refused) {
      taken.add(body);
    }
    exchange.sendResponseHeaders(refused ? 503 : 204, -1);
    exchange.close();
  }

  @Test
  void theWebhookGetsEveryMessageOfItsRules() throws Exception {
    Path out = replay(true);
    List<String> expected =
        Files.readAllLines(out.resolve(RunFiles.ALERTS)).stream()
            .filter(line -> line.contains("/rules/crash_with_"))
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(ids(taken)).containsExactlyInAnyOrderElementsOf(ids(expected));
    assertThat(taken).allSatisfy(m -> assertThat(m).contains("\"Exercise\""));
  }

  @Test
  void nothingIsSentUnlessAsked() throws Exception {
    replay(false);
    assertThat(asked).hasValue(0);
  }

  private Path replay(boolean send) throws Exception {
    Scenario scenario = Scenario.copy("crash_downtown", temp);
    String url = "http://localhost:" + receiver.getAddress().getPort() + "/alerts";
    scenario.replace(
        "url: \"http://localhost:8088/alerts\", secret_env: ALERT_SECRET",
        "url: \"%s\", rules: [\"cross/crash_*\"]".formatted(url));
    Path out = Files.createDirectories(temp.resolve("out"));
    Replay.Options options = new Replay.Options(out, Recording.Speed.MAX, 1, false, send);
    new Replay(scenario.city(), options).run(bytes -> {});
    return out;
  }

  private static List<String> ids(Iterable<String> messages) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> ids = new ArrayList<>();
    for (String message : messages) {
      JsonNode event = json.readTree(message);
      ids.add(event.path("id").asText());
    }
    return ids;
  }
}
