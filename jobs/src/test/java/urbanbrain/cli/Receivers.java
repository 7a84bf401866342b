package urbanbrain.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Receivers of webhooks on this machine, one for each path; each is unwell at its first request.
 */
final class Receivers implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Map<String, Boolean> unwell = new ConcurrentHashMap<>();

  Receivers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean refuses = unwell.putIfAbsent(path, true) == null;
    if (!refuses) {
      List<String> taken = bodies.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>());
      taken.add(new String(body, StandardCharsets.UTF_8));
      types.put(path, exchange.getRequestHeaders().getFirst("Content-Type"));
    }
    exchange.sendResponseHeaders(refuses ? 503 : 204, -1);
    exchange.close();
  }

  /** What was posted to a path, in this order. */
  List<String> bodies(String path) {
    return bodies.getOrDefault(path, List.of());
  }

  /** The media type of what was posted last to a path. */
  String type(String path) {
    return types.get(path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
