package urbanbrain.send.receive;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import urbanbrain.send.sign.Signatures;

/**
 * A receiver of webhooks. Posts to any path are messages; {@code GET /incidents} gives what stands,
 * a JSON object a line; {@code POST /ack}, {@code /close} and {@code /feedback} with a JSON object
 * of {@code incident} and {@code verdict}, {@code by}, {@code note} are what people on the same
 * machine say.
 */
public final class Receiver implements AutoCloseable {

  private static final int THREADS = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Board board = new Board();
  private final Operations operations;

  /**
   * How it receives.
   *
   * @param address where it listens; port 0 for any that is free
   * @param signatures what it verifies; without a secret all is taken
   * @param operations the file that what people say is added to
   */
  public record Options(
      InetSocketAddress address, Signatures signatures, Path operations, Clock clock) {}

  /**
   * Begins to listen.
   *
   * @param log is told of every message, in one line
   */
  public Receiver(Options options, Consumer<String> log) throws IOException {
    operations = new Operations(board, options.operations(), options.clock());
    server = HttpServer.create(options.address(), 0);
    Inbox inbox = new Inbox(board, operations, log);
    server.createContext("/", new Inlet(options.signatures(), options.clock(), inbox));
    server.createContext("/incidents", new Counter(board, operations)::incidents);
    for (String kind : new String[] {"ack", "close", "feedback"}) {
      server.createContext(
          "/" + kind, exchange -> new Counter(board, operations).say(kind, exchange));
    }
    server.setExecutor(threads);
    server.start();
  }

  /** The port on which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The table of what stands. */
  public String table() {
    return board.table();
  }

  /**
   * What somebody says in one line: {@code ack 3 note}, {@code close 3 note}, {@code true 3 note},
   * {@code false 3 note} or {@code unclear 3 note}; gives what is wrong with it, if anything.
   *
   * @param by who says it
   */
  public Optional<String> say(String line, String by) throws IOException {
    String[] words = line.strip().split("\\s+", 3);
    if (words.length < 2) {
      return Optional.of("write: ack|close|true|false|unclear NUMBER [NOTE]");
    }
    boolean isAct = words[0].equals("ack") || words[0].equals("close");
    String kind = isAct ? words[0] : "feedback";
    String note = words.length == 3 ? words[2] : null;
    return operations.say(new Operations.Saying(kind, words[1], isAct ? null : words[0], by, note));
  }

  /** Reads a body that is not too large; null where it is. */
  static byte[] body(InputStream in, int most) throws IOException {
    byte[] body = in.readNBytes(most + 1);
    return body.length > most ? null : body;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
