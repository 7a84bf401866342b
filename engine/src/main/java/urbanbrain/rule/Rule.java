package urbanbrain.rule;

import com.google.common.base.Joiner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.geo.Tiles;

/**
 * A rule that has been parsed and checked.
 *
 * @param name unique in a rule set
 * @param version a stable hash of its text, 8 hex digits
 * @param verdict its class
 * @param why one sentence that says why it has this class
 * @param when what it asks for
 * @param fire when it is raised while its verdict can still change
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
    Fire fire,
    IncidentSpec incident,
    String file)
    implements Serializable {

  /** A rule that is raised when final. */
  public Rule(
      String name,
      String says,
      Status status,
      String owner,
      String version,
      RuleClass verdict,
      String why,
      Form when,
      IncidentSpec incident,
      String file) {
    this(name, says, status, owner, version, verdict, why, when, Fire.WHEN_FINAL, incident, file);
  }

  /** This rule where only its signal is needed. */
  public Rule lent() {
    return new Rule(name, says, status, owner, version, verdict, why, when, fire, null, file);
  }

  /** This rule, judged and sent whatever its status. */
  public Rule live() {
    return with(when, incident);
  }

  /** This rule, judged and sent, asking for this and with these incidents. */
  public Rule with(Form otherWhen, IncidentSpec otherIncident) {
    return new Rule(
        name,
        says,
        Status.LIVE,
        owner,
        version,
        verdict,
        why,
        otherWhen,
        fire,
        otherIncident,
        file);
  }

  /** This rule; one that only gives a signal is told of by its episodes, each by itself. */
  public Rule raising() {
    return raises() ? this : with(when, IncidentSpec.plain(name));
  }

  /** Whether its incidents may be the cause of those of a rule of this name. */
  public boolean explains(String other) {
    return raises() && incident.explains() != null && incident.explains().rules().contains(other);
  }

  /** The legs that it needs: of its {@code when}, of what ends its incidents and quiets them. */
  public List<Leg> needs() {
    List<Leg> legs = new ArrayList<>(when.legs());
    if (raises() && incident.endsWhen() != null) {
      legs.add(incident.endsWhen());
    }
    if (raises() && incident.quiet() != null) {
      legs.add(incident.quiet().leg());
    }
    return legs;
  }

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

  /** Whether it speaks before its verdict is final, and may take back what it said. */
  public boolean isProvisional() {
    return verdict == RuleClass.N && fire == Fire.ON_ARRIVAL;
  }

  /** How far after its anchor a match looks, in milliseconds. */
  public long reach() {
    if (when instanceof Form.All all) {
      return all.after();
    }
    return when instanceof Form.Sequence sequence ? sequence.to() : 0;
  }

  /**
   * How far before and after a match what it rests on can be, in milliseconds, that of its signals
   * aside.
   */
  public long look() {
    if (when instanceof Form.All all) {
      return all.before() + all.after();
    }
    if (when instanceof Form.Sequence sequence) {
      return sequence.to();
    }
    if (when instanceof Form.Window window) {
      return window.over()
          + window.hold()
          + window.keep()
          + (window.ofLast().boundaries() + 1L) * window.every();
    }
    if (when instanceof Form.State state) {
      return state.hold() + state.stale();
    }
    return when instanceof Form.Silent silent ? silent.forget() : 0;
  }

  /** The fields whose values are the key of its matches; empty where they have none. */
  public List<String> keyFields() {
    if (when instanceof Form.All all) {
      return all.same();
    }
    return when instanceof Form.Sequence sequence ? sequence.same() : when.keyFields();
  }

  /**
   * The name of the key space in which its events meet: what must come together for this rule comes
   * together under one key of this space.
   */
  public String space() {
    if (when instanceof Form.All all) {
      return joinSpace(all.near(), all.same());
    }
    if (when instanceof Form.Sequence sequence) {
      return joinSpace(sequence.near(), sequence.same());
    }
    if (when instanceof Form.Any) {
      return "any";
    }
    String kind =
        when instanceof Form.Window ? "by " : when instanceof Form.State ? "state " : "silent ";
    return kind + when.legs().get(0).stream().name() + " " + Joiner.on('/').join(when.keyFields());
  }

  private String joinSpace(double near, List<String> same) {
    if (!Double.isNaN(near)) {
      return "tile " + Tiles.levelFor(near);
    }
    return same.isEmpty() ? "rule " + name : "same " + Joiner.on('/').join(same);
  }
}
