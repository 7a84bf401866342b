package urbanbrain.send.webhook;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.text.JsonLine;

/**
 * The file with what a channel could not deliver, a line each, in the order in which it was given
 * up. It is only ever added to, until {@link Resend} takes it.
 */
final class Undelivered {

  private static final Logger LOG = LoggerFactory.getLogger(Undelivered.class);

  private final String channel;
  private final Path file;
  private boolean isWritten;

  Undelivered(String channel, String file) {
    this.channel = channel;
    this.file = Path.of(file).toAbsolutePath();
  }

  /**
   * Adds messages, but no heartbeats; gives how many. Who cannot keep them must not go on as if
   * they were kept.
   */
  int add(List<Message> messages, String why, long now) throws IOException {
    List<Message> kept = messages.stream().filter(message -> !Beat.is(message)).toList();
    if (kept.isEmpty()) {
      return 0;
    }
    LOG.error("{} will not get {} messages: {}", channel, kept.size(), why);
    StringBuilder lines = new StringBuilder();
    for (Message message : kept) {
      lines.append(line(message.text(), why, now)).append('\n');
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    isWritten = true;
    return kept.size();
  }

  private String line(Message.Text text, String why, long now) {
    return JsonLine.of(
        json -> {
          json.writeStringField("id", text.id());
          json.writeStringField("incident", text.incident());
          json.writeStringField("channel", channel);
          json.writeStringField("why", why);
          json.writeStringField("given_up", JsonLine.time(now, ZoneOffset.UTC));
          json.writeStringField("type", text.mediaType());
          json.writeStringField("body", new String(text.body(), StandardCharsets.UTF_8));
        });
  }

  /** What was added is on the disk before a checkpoint forgets it. */
  void sync() throws IOException {
    if (isWritten && Files.exists(file)) {
      try (FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE)) {
        opened.force(true);
      }
    }
    isWritten = false;
  }
}
