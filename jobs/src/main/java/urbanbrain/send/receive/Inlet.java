package urbanbrain.send.receive;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import urbanbrain.send.sign.Signatures;

/** Where messages come in: judges their signatures, and answers. */
record Inlet(Signatures signatures, Clock clock, Inbox inbox) implements HttpHandler {

  private static final int LARGEST = 1 << 20;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String why = answer(exchange);
      if (!why.isEmpty()) {
        exchange.getResponseBody().write(why.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Answers with a status; gives what is to be said beside it. */
  private String answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return status(405, "messages are posted", exchange);
    }
    byte[] body = Receiver.body(exchange.getRequestBody(), LARGEST);
    if (body == null) {
      return status(413, "more than 1 MiB", exchange);
    }
    Optional<String> doubt = doubt(exchange.getRequestHeaders(), body);
    if (doubt.isPresent()) {
      return status(401, doubt.get(), exchange);
    }
    try {
      inbox.take(body);
      return status(204, "", exchange);
    } catch (IOException e) {
      return status(422, e.getMessage(), exchange);
    }
  }

  private Optional<String> doubt(Headers headers, byte[] body) {
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    Signatures.Headers signed =
        new Signatures.Headers(
            headers.getFirst(Signatures.ID),
            headers.getFirst(Signatures.TIMESTAMP),
            headers.getFirst(Signatures.SIGNATURE));
    return signatures.doubt(signed, body, clock.instant());
  }

  private static String status(int status, String says, HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(status, says.isEmpty() ? -1 : 0);
    return says;
  }
}
