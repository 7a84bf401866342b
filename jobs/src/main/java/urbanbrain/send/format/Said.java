package urbanbrain.send.format;

import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import urbanbrain.geo.Crs;
import urbanbrain.text.JsonLine;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;

/**
 * A message as a channel may tell it: masked, in its languages and its coordinates.
 *
 * @param alert the message; its places are in {@code crs}
 * @param crs the coordinate system of its places
 * @param exercise whether it is of a replay
 * @param domains the domains of the streams that its rule reads, such as {@code traffic}
 * @param area the area that the incident's key names, in {@code crs}; or null
 * @param evidence how many pieces of evidence there are
 * @param matches how many matches there are
 * @param incidents of how many incidents it is the summary
 * @param severities the word for its severity, by language
 * @param descriptions what there is to say beside the headline, by language
 */
public record Said(
    Alert alert,
    Crs crs,
    boolean exercise,
    Set<String> domains,
    Geometry area,
    Count evidence,
    Count matches,
    Count incidents,
    Map<String, String> severities,
    Map<String, String> descriptions) {

  /** What was known of the incident. */
  public Incident facts() {
    return alert.facts();
  }

  /** What it is about: receivers that keep a list of incidents keep the first kind only. */
  public String kind() {
    if (alert.isSystem()) {
      return "system";
    }
    return alert.isSummary() ? "storm" : "incident";
  }

  /** CAP's status: a replay is an exercise in all that it says, about the engine too. */
  public String status() {
    if (exercise) {
      return "Exercise";
    }
    return alert.isSystem() ? "System" : "Actual";
  }

  /** CAP's msgType. */
  public String type() {
    return capital(alert.type());
  }

  /** CAP's severity. */
  public String severity() {
    return alert.isSystem() ? "Unknown" : facts().severity().name();
  }

  /**
   * CAP's certainty: what may be withdrawn is likely only; what was withdrawn has not become more
   * certain.
   */
  public String certainty() {
    boolean open = alert.state() == Alert.State.OPEN || alert.state() == Alert.State.ENDED;
    return open ? "Observed" : "Likely";
  }

  /** Why nothing more is said of it: absorbed, cleared, gap, closed; null while that is not so. */
  public String reason() {
    if (alert.absorbedBy() != null) {
      return "absorbed";
    }
    Incident.Reason reason = facts().reason();
    boolean ended = alert.state() == Alert.State.ENDED && !alert.isSystem();
    return ended && reason != null ? JsonLine.word(reason) : null;
  }

  /** Whether it says that all is well again, and not only that nothing more came. */
  public boolean isAllClear() {
    return "cleared".equals(reason());
  }

  /** Whether the incident goes on under this handle. */
  public boolean isOpen() {
    return alert.state() == Alert.State.OPEN || alert.state() == Alert.State.PROVISIONAL;
  }

  /** The headline in the rule's first language. */
  public String headline() {
    return alert.headline().values().iterator().next();
  }

  private static String capital(Enum<?> word) {
    return word.name().charAt(0) + JsonLine.word(word).substring(1);
  }
}
