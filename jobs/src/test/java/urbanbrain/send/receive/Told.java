package urbanbrain.send.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Fold;
import urbanbrain.verdict.IncidentLines;

/** What a receiver knows, as tests compare it. */
public final class Told {

  private final Fold fold = new Fold();

  /** Takes in a message as it was posted. */
  public Alert take(String body) throws IOException {
    Alert alert = Reading.alert(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    fold.take(alert);
    return alert;
  }

  /** Takes in a message. */
  public void take(Alert alert) {
    fold.take(alert);
  }

  /** The incidents that stand, a line each. */
  public List<String> standing() {
    IncidentLines format = new IncidentLines(ZoneOffset.UTC);
    return new ArrayList<>(fold.incidents().stream().map(format::line).toList());
  }
}
