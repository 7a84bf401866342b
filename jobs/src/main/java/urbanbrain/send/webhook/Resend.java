package urbanbrain.send.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import urbanbrain.send.desk.OwnDesk;

/**
 * Sends again what a channel could not deliver, under the same ids. What is not delivered this time
 * either goes back into the file; if this is interrupted, the next one begins again.
 */
public final class Resend {

  /** So many messages are read ahead. */
  private static final int AHEAD = 1_000;

  private static final String BEING_SENT = ".sending";
  private static final String BROKEN = ".broken";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MEMBERS = List.of("id", "incident", "type", "body");

  private final WebhookSettings settings;
  private final Clock clock;
  private final Counts counts = new Counts();
  private long broken;

  /**
   * What came of it.
   *
   * @param delivered messages that the receiver has now
   * @param undelivered messages that went back into the file
   * @param broken lines that are none, kept in a file of that name and {@code .broken}
   */
  public record Outcome(long delivered, long undelivered, long broken) {}

  /** Sends by a channel whose {@link WebhookSettings#undelivered} is the file. */
  public Resend(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends all that stands in the file. */
  public Outcome run() throws IOException, InterruptedException {
    Path file = Path.of(settings.undelivered());
    Path sending = Path.of(file + BEING_SENT);
    if (Files.exists(sending)) {
      send(sending);
    }
    if (Files.exists(file)) {
      // A job that runs may add to the file meanwhile: it begins a new one.
      Files.move(file, sending, StandardCopyOption.ATOMIC_MOVE);
      send(sending);
    }
    return new Outcome(counts.delivered().getCount(), counts.lost().getCount(), broken);
  }

  private void send(Path sending) throws IOException, InterruptedException {
    try (OwnDesk desk = new OwnDesk(clock);
        WebhookWriter writer = new WebhookWriter(settings, desk, counts, new Random());
        BufferedReader lines = Files.newBufferedReader(sending, StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && writer.drain(AHEAD)) {
        post(line, writer);
        line = lines.readLine();
      }
      if (line == null) {
        writer.flush(true);
      } else {
        writer.giveUp();
        keep(line, lines);
      }
    }
    Files.delete(sending);
  }

  private void post(String line, WebhookWriter writer) throws IOException {
    Optional<Message.Text> text = text(line);
    if (text.isPresent()) {
      writer.post(text.get());
    } else {
      broken++;
      append(Path.of(settings.undelivered() + BROKEN), line);
    }
  }

  /** The receiver is dead: what was not even tried stays. */
  private void keep(String first, BufferedReader rest) throws IOException {
    for (String line = first; line != null; line = rest.readLine()) {
      append(Path.of(settings.undelivered()), line);
      counts.lost().inc();
    }
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** What a line says; nothing where it is none of ours, or only a part of one. */
  private static Optional<Message.Text> text(String line) {
    try {
      JsonNode read = JSON.readTree(line);
      if (!MEMBERS.stream().allMatch(member -> read.path(member).isTextual())) {
        return Optional.empty();
      }
      return Optional.of(
          Message.Text.of(
              read.get("id").asText(),
              read.get("incident").asText(),
              read.get("type").asText(),
              read.get("body").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
