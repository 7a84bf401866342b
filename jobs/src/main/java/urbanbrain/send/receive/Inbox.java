package urbanbrain.send.receive;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import urbanbrain.verdict.Alert;

/** Takes in messages that are genuine. */
record Inbox(Board board, Operations operations, Consumer<String> log) {

  private static final byte[] EXERCISE = "\"status\":\"Exercise\"".getBytes(StandardCharsets.UTF_8);

  /** Takes a message in. */
  void take(byte[] body) throws IOException {
    if (Bytes.indexOf(body, EXERCISE) >= 0) {
      operations.exercise();
    }
    Optional<Alert> alert = Reading.alert(body);
    alert.ifPresent(board::take);
    log.accept(alert.map(board::line).orElse("heartbeat"));
  }
}
