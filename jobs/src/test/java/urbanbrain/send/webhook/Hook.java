package urbanbrain.send.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A real receiver of webhooks on this machine that answers by a script, then always with 200. */
public final class Hook implements AutoCloseable {

  private record Reply(int status, Map<String, String> headers, boolean hangs) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final Semaphore released = new Semaphore(0);
  private final Semaphore came = new Semaphore(0);
  private final AtomicInteger now = new AtomicInteger();
  public final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> types = new CopyOnWriteArrayList<>();
  final List<Headers> headers = new CopyOnWriteArrayList<>();
  final AtomicInteger most = new AtomicInteger();

  /** Listens on a free port. */
  public Hook() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where to post. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
  }

  /** The next request gets this. */
  public Hook then(int status, String... headers) {
    Map<String, String> map = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
    script.add(new Reply(status, map, false));
    return this;
  }

  /** The next request gets no answer before {@link #release}, then 200. */
  public Hook thenHang() {
    script.add(new Reply(200, Map.of(), true));
    return this;
  }

  /** Waits until this many requests more have come since the last call. */
  void awaitRequests(int requests) {
    came.acquireUninterruptibly(requests);
  }

  void release(int requests) {
    released.release(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    headers.add(exchange.getRequestHeaders());
    types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
    Reply reply = script.poll();
    came.release();
    if (reply != null && reply.hangs()) {
      released.acquireUninterruptibly();
    }
    if (reply != null) {
      reply.headers().forEach(exchange.getResponseHeaders()::add);
    }
    now.decrementAndGet();
    exchange.sendResponseHeaders(reply == null ? 200 : reply.status(), -1);
    exchange.close();
  }

  @Override
  public void close() {
    release(1_000);
    server.stop(0);
    threads.shutdownNow();
  }
}
