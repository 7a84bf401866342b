package urbanbrain.send.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where people on the same machine ask and speak. Nothing is signed here: who comes from elsewhere
 * is refused, and so is what a page in a browser could post without asking.
 */
record Counter(Board board, Operations operations) {

  private static final int LARGEST = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Gives what stands. */
  void incidents(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (isNear(exchange)) {
        answer(200, board.json(), exchange);
      }
    }
  }

  /** Hears what somebody says. */
  void say(String kind, HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isNear(exchange)) {
        return;
      }
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      byte[] body = Receiver.body(exchange.getRequestBody(), LARGEST);
      if (type == null || !type.startsWith("application/json") || body == null) {
        answer(415, "post a small application/json\n", exchange);
        return;
      }
      Optional<String> wrong = say(kind, body);
      answer(wrong.isPresent() ? 400 : 200, wrong.orElse("written") + "\n", exchange);
    }
  }

  private Optional<String> say(String kind, byte[] body) throws IOException {
    try {
      JsonNode said = JSON.readTree(body);
      return operations.say(
          new Operations.Saying(
              kind,
              text("incident", said),
              text("verdict", said),
              text("by", said),
              text("note", said)));
    } catch (JsonProcessingException e) {
      return Optional.of("no JSON");
    }
  }

  private static String text(String member, JsonNode said) {
    JsonNode value = said.path(member);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  private static boolean isNear(HttpExchange exchange) throws IOException {
    boolean isNear = exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    if (!isNear) {
      answer(403, "only from this machine\n", exchange);
    }
    return isNear;
  }

  private static void answer(int status, String text, HttpExchange exchange) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
