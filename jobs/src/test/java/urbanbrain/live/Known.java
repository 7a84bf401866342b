package urbanbrain.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.city.City;
import urbanbrain.job.LocalReplay;
import urbanbrain.send.receive.Told;
import urbanbrain.verdict.Alert;

/** What receivers of messages know in the end. */
final class Known {

  private static final List<String> FACTS =
      List.of("content_id", "state", "reason", "severity", "start", "end");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Known() {}

  /** Those of a replay. */
  static List<String> ofReplay(City city) throws Exception {
    Told told = new Told();
    new LocalReplay(city)
        .run(
            new Replayed() {
              @Override
              public void alert(Alert alert) {
                if (!alert.trial()) {
                  told.take(alert);
                }
              }
            });
    return facts(told);
  }

  /** Those of these messages, in their order. */
  static List<String> of(List<String> messages) throws Exception {
    Told told = new Told();
    for (String message : messages) {
      told.take(message);
    }
    return facts(told);
  }

  /** What is the same however much of it a channel may be told. */
  private static List<String> facts(Told told) throws Exception {
    List<String> facts = new ArrayList<>();
    for (String line : told.standing()) {
      JsonNode incident = JSON.readTree(line);
      StringBuilder fact = new StringBuilder();
      for (String field : FACTS) {
        fact.append(incident.path(field).asText()).append(' ');
      }
      facts.add(fact.toString());
    }
    return facts;
  }
}
