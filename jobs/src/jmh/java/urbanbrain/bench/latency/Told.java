package urbanbrain.bench.latency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each fall was due to be sent, and when a receiver of webhooks was first told of it; by the
 * number of the sensor, in nanoseconds of {@link System#nanoTime}, 0 where it was not.
 */
final class Told implements AutoCloseable {

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicLongArray sent = new AtomicLongArray(Schedule.SENSORS);
  private final AtomicLongArray told = new AtomicLongArray(Schedule.SENSORS);
  private volatile int newest = -1;

  /** Begins to listen. */
  Told() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  /** Where messages are posted. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    int sensor = Reading.sensorIn(new String(body, StandardCharsets.UTF_8));
    if (told.compareAndSet(sensor, 0, now)) {
      newest = sensor;
    }
  }

  /** A fall is sent now; it was due at this time. */
  void sent(int sensor, long due) {
    sent.set(sensor, due);
  }

  /** The sensor of the last fall that was told for the first time; -1 before that. */
  int newest() {
    return newest;
  }

  /** When a fall was due; 0 for one that was not sent. */
  long sent(int sensor) {
    return sent.get(sensor);
  }

  /** When it was told first; 0 for one that was not. */
  long told(int sensor) {
    return told.get(sensor);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
