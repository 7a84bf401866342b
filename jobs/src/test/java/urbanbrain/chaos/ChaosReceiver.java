package urbanbrain.chaos;

import com.google.common.base.Splitter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import urbanbrain.send.reach.Keys;

/**
 * A receiver in a process of its own that behaves badly, by the path: {@code /NAME/BEHAVIOUR}. What
 * it takes of a name it writes into {@code NAME.ndjson}: when, a blank, the message. It ends with
 * its standard input.
 */
public final class ChaosReceiver {

  private final Path folder;
  private final long slowMillis;
  private final Map<String, BufferedWriter> files = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Random random = new Random(503);
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private volatile boolean isHealed;

  private ChaosReceiver(Path folder, long slowMillis) {
    this.folder = folder;
    this.slowMillis = slowMillis;
  }

  /** Arguments: folder, how slow is slow, how long what is down is down (milliseconds). */
  public static void main(String[] args) throws Exception {
    ChaosReceiver receiver = new ChaosReceiver(Path.of(args[0]), Long.parseLong(args[1]));
    HttpServer plain = receiver.start(HttpServer.create(local(0), 0));
    int tls = receiver.startTls();
    int down = freePort();
    var unused =
        receiver.later.schedule(
            () -> receiver.start(HttpServer.create(local(down), 0)),
            Long.parseLong(args[2]),
            TimeUnit.MILLISECONDS);
    System.out.printf("%d %d %d%n", plain.getAddress().getPort(), tls, down);
    while (System.in.read() >= 0) {
      // until it is closed
    }
    System.exit(0);
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private HttpServer start(HttpServer server) {
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  /** Its certificate is signed by nobody. */
  private int startTls() throws Exception {
    HttpsServer server = HttpsServer.create(local(0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(Keys.context(folder.resolve("identity.p12"))));
    return start(server).getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    List<String> path = Splitter.on('/').splitToList(exchange.getRequestURI().getPath());
    byte[] body = exchange.getRequestBody().readAllBytes();
    String name = path.get(1);
    if (name.equals("control")) {
      control(path.get(2), exchange);
      return;
    }
    int number = counts.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
    switch (isHealed ? "well" : path.get(2)) {
      case "flaky" -> answer(isUnlucky() ? 503 : take(name, body), exchange);
      case "hang" -> hang(number % 50 == 0, name, body, exchange);
      case "deaf" -> hang(true, name, body, exchange);
      case "slow" -> slow(name, body, exchange);
      case "cut" -> cut(number % 10 == 0, name, body, exchange);
      case "limited" -> limited(number, name, body, exchange);
      case "redirect" -> redirect(exchange);
      default -> answer(take(name, body), exchange);
    }
  }

  private void control(String word, HttpExchange exchange) throws IOException {
    isHealed |= word.equals("heal");
    for (BufferedWriter file : files.values()) {
      synchronized (file) {
        file.flush();
      }
    }
    answer(200, exchange);
  }

  private synchronized boolean isUnlucky() {
    return random.nextInt(100) < 30;
  }

  private void hang(boolean hangs, String name, byte[] body, HttpExchange exchange)
      throws IOException {
    if (hangs) {
      try {
        new CountDownLatch(1).await(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    answer(take(name, body), exchange);
  }

  private void slow(String name, byte[] body, HttpExchange exchange) {
    var unused =
        later.schedule(() -> answer(take(name, body), exchange), slowMillis, TimeUnit.MILLISECONDS);
  }

  /** Takes the message and breaks off in the middle of its answer. */
  private void cut(boolean cuts, String name, byte[] body, HttpExchange exchange)
      throws IOException {
    int status = take(name, body);
    if (cuts) {
      exchange.sendResponseHeaders(status, 1_000);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      exchange.close();
    } else {
      answer(status, exchange);
    }
  }

  /** Asks for a second of rest now and then, once as seconds and once as a date. */
  private void limited(int number, String name, byte[] body, HttpExchange exchange)
      throws IOException {
    if (number % 400 == 0) {
      boolean asDate = number % 800 == 0;
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1));
      exchange.getResponseHeaders().add("Retry-After", asDate ? date : "1");
      answer(429, exchange);
    } else {
      answer(take(name, body), exchange);
    }
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "/elsewhere/well");
    answer(302, exchange);
  }

  private int take(String name, byte[] body) {
    try {
      BufferedWriter file = files.computeIfAbsent(name, this::open);
      synchronized (file) {
        file.write(
            System.currentTimeMillis() + " " + new String(body, StandardCharsets.UTF_8) + "\n");
      }
      return 204;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedWriter open(String name) {
    try {
      return Files.newBufferedWriter(folder.resolve(name + ".ndjson"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Void answer(int status, HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
    return null;
  }
}
