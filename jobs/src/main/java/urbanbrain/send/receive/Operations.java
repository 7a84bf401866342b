package urbanbrain.send.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import urbanbrain.text.JsonLine;

/**
 * What people say of incidents, written as a recording that the engine reads as a source: a line
 * for each {@code ack}, {@code close} and {@code feedback}.
 */
final class Operations {

  private static final Set<String> KINDS = Set.of("ack", "close", "feedback");
  private static final Set<String> VERDICTS = Set.of("true", "false", "unclear");

  private final Board board;
  private final Path file;
  private final Clock clock;
  private boolean isExercise;

  Operations(Board board, Path file, Clock clock) {
    this.board = board;
    this.file = file;
    this.clock = clock;
  }

  /**
   * What somebody says.
   *
   * @param kind ack, close or feedback
   * @param incident its number or its handle
   * @param verdict of feedback: true, false or unclear; else null
   * @param by who; null for nobody in particular
   * @param note a remark, or null
   */
  record Saying(String kind, String incident, String verdict, String by, String note) {}

  /** Messages are those of a replay: its clock is that of what it tells. */
  synchronized void exercise() {
    isExercise = true;
  }

  /** Writes what somebody says; gives what is wrong with it, if anything. */
  synchronized Optional<String> say(Saying saying) throws IOException {
    if (!KINDS.contains(saying.kind())) {
      return Optional.of("what is said is one of: ack, close, feedback");
    }
    if (saying.kind().equals("feedback")
        && (saying.verdict() == null || !VERDICTS.contains(saying.verdict()))) {
      return Optional.of("a verdict is one of: true, false, unclear");
    }
    Optional<String> handle =
        saying.incident() == null ? Optional.empty() : board.handle(saying.incident());
    if (handle.isEmpty()) {
      return Optional.of("no incident is called " + saying.incident());
    }
    Files.writeString(
        file,
        line(saying, handle.get()) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return Optional.empty();
  }

  private String line(Saying saying, String handle) {
    long time = isExercise ? board.newest() : clock.millis();
    return JsonLine.of(
        json -> {
          json.writeStringField("kind", saying.kind());
          json.writeStringField("at", JsonLine.time(time, ZoneOffset.UTC));
          json.writeStringField("incident", handle);
          if (saying.verdict() != null) {
            json.writeStringField("verdict", saying.verdict());
          }
          json.writeStringField("by", saying.by() == null ? "somebody" : saying.by());
          if (saying.note() != null) {
            json.writeStringField("note", saying.note());
          }
        });
  }
}
