package urbanbrain.send.format;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import urbanbrain.event.Place;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/** Messages for tests. */
public final class Messages {

  public static final long TIME = 1_453_932_431_500L;

  private Messages() {}

  /** The message of this sequence about an open incident of the rule gas_leak. */
  public static Alert open(String incident, long sequence) {
    return alert(incident, sequence, Alert.State.OPEN, facts("gas_leak", null), false);
  }

  /** The last message about an incident. */
  public static Alert ended(String incident, long sequence, Incident.Reason reason) {
    return alert(incident, sequence, Alert.State.ENDED, facts("gas_leak", reason), false);
  }

  /** A message of a rule on trial. */
  public static Alert trial(String incident, long sequence) {
    return alert(incident, sequence, Alert.State.OPEN, facts("gas_leak", null), true);
  }

  /** A message about the engine: a rule has reached a bound. */
  public static Alert system(long sequence, Alert.State state) {
    Alert plain = alert("gas_leak-bound", sequence, state, facts("gas_leak", null), false);
    return new Alert(
        plain.incident(),
        plain.sequence(),
        plain.type(),
        plain.state(),
        plain.time(),
        List.of(),
        null,
        List.of(),
        Map.of("en", "gas_leak has reached its bound"),
        false,
        plain.facts(),
        plain.origin(),
        null,
        0,
        new Strain("gas_leak", Bound.ANCHORS, 100, null, TIME));
  }

  /** A message of another rule. */
  public static Alert of(String rule, String incident) {
    return alert(incident, 1, Alert.State.OPEN, facts(rule, null), false);
  }

  private static Alert alert(
      String incident, long sequence, Alert.State state, Incident facts, boolean trial) {
    return new Alert(
        incident,
        sequence,
        sequence == 1 ? Alert.Type.ALERT : Alert.Type.UPDATE,
        state,
        TIME,
        List.of("other"),
        null,
        List.of(),
        ImmutableMap.of("en", "Gas leak, \"Main St\"", "zh", "燃气泄漏"),
        trial,
        facts,
        new Alert.Origin(TIME, Map.of()));
  }

  /** The same message of another severity. */
  public static Alert as(Severity severity, Alert alert) {
    Incident f = alert.facts();
    Incident other =
        new Incident(
            f.contentId(),
            f.rule(),
            f.version(),
            f.ended(),
            f.reason(),
            severity,
            f.start(),
            f.end(),
            f.place(),
            f.key(),
            f.matches(),
            f.evidence());
    return alert.with(alert.headline(), other, null);
  }

  public static Incident facts(String rule, Incident.Reason reason) {
    Place place = new Place(40.1, -75.2);
    EventRef ref =
        new EventRef("leak", "utility.gas_leak", "e1", TIME, place, 7, Map.of("address", "Main"));
    EventRef lost = new EventRef("ems", "health.ems_call", "e2", TIME, Place.NONE, 8, Map.of());
    return new Incident(
        rule + "-content",
        rule,
        "0badcafe",
        reason != null,
        reason,
        Severity.Severe,
        TIME,
        reason == null ? Episode.OPEN : TIME + 60_000,
        place,
        "Lower Merion",
        2,
        new Evidence(List.of(ref, lost), 17, new long[0]));
  }
}
