package urbanbrain.rule;

import com.google.common.base.Joiner;
import java.io.Serializable;
import urbanbrain.geo.Tiles;

/**
 * A rule that has been parsed and checked.
 *
 * @param name unique in a rule set
 * @param version a stable hash of its text, 8 hex digits
 * @param verdict its class
 * @param why one sentence that says why it has this class
 * @param when what it asks for
 * @param incident what its matches become, or null where it only gives a signal
 * @param file the file that it stands in
 */
public record Rule(
    String name,
    String says,
    Status status,
    String owner,
    String version,
    RuleClass verdict,
    String why,
    Form when,
    IncidentSpec incident,
    String file)
    implements Serializable {

  /** How far a rule has come. */
  public enum Status {
    /** Being written: not judged. */
    DRAFT,
    /** Judged and recorded, not sent. */
    TRIAL,
    /** Judged and sent. */
    LIVE,
    /** Kept for the record: not judged. */
    RETIRED
  }

  /** Whether the engine judges it. */
  public boolean isJudged() {
    return status == Status.TRIAL || status == Status.LIVE;
  }

  /** Whether its matches become incidents. */
  public boolean raises() {
    return incident != null;
  }

  /** How far after its anchor a match looks, in milliseconds. */
  public long reach() {
    return when instanceof Form.All all ? all.after() : 0;
  }

  /**
   * The name of the key space in which its events meet: what must come together for this rule comes
   * together under one key of this space.
   */
  public String space() {
    if (when instanceof Form.Window window) {
      return "by " + window.of().stream().name() + " " + Joiner.on('/').join(window.by());
    }
    if (when instanceof Form.All all) {
      return all.isSpatial()
          ? "tile " + Tiles.levelFor(all.near())
          : all.same().isEmpty() ? "rule " + name : "same " + Joiner.on('/').join(all.same());
    }
    return "any";
  }
}
