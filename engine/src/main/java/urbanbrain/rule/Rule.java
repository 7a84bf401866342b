package urbanbrain.rule;

import com.google.common.base.Joiner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import urbanbrain.geo.Tiles;
import urbanbrain.rule.tenure.Tenure;

/**
 * A rule that has been parsed and checked.
 *
 * @param name unique in a rule set: of a version that came later it ends with the edition, see
 *     {@link Tenure#named}
 * @param version a stable hash of its text, 8 hex digits
 * @param verdict its class
 * @param why one sentence that says why it has this class
 * @param when what it asks for
 * @param fire when it is raised while its verdict can still change
 * @param incident what its matches become, or null where it only gives a signal
 * @param file the file that it stands in
 * @param tenure when it counts
 * @param retold the same rule in other words, severities or status, the earliest first: they are
 *     those of the incidents that begin from their {@link Retold#from} on
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
    String file,
    Tenure tenure,
    List<Retold> retold)
    implements Serializable {

  public Rule {
    retold = List.copyOf(retold);
  }

  /** A rule that counts always. */
  public Rule(
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
      String file) {
    this(
        name,
        says,
        status,
        owner,
        version,
        verdict,
        why,
        when,
        fire,
        incident,
        file,
        Tenure.ALWAYS,
        List.of());
  }

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
    return with(status, when, null);
  }

  /** This rule, judged and sent whatever its status. */
  public Rule live() {
    return with(when, incident);
  }

  /** This rule, judged and sent, asking for this and with these incidents. */
  public Rule with(Form otherWhen, IncidentSpec otherIncident) {
    return with(Status.LIVE, otherWhen, otherIncident);
  }

  private Rule with(Status otherStatus, Form otherWhen, IncidentSpec otherIncident) {
    return new Rule(
        name,
        says,
        otherStatus,
        owner,
        version,
        verdict,
        why,
        otherWhen,
        fire,
        otherIncident,
        file,
        tenure,
        retold);
  }

  /**
   * This rule as the version of it that counts then, its signals being versions too.
   *
   * @param signals the names of the versions that its signals are, by the names that it knows
   */
  public Rule during(Tenure then, UnaryOperator<String> signals) {
    return new Rule(
        Tenure.named(title(), then.edition()),
        says,
        status,
        owner,
        version,
        verdict,
        why,
        when.withSignals(signals),
        fire,
        incident == null ? null : incident.withSignals(signals),
        file,
        then,
        retold);
  }

  /** This rule, in these words for the incidents that begin later. */
  public Rule retoldAs(List<Retold> words) {
    return new Rule(
        name, says, status, owner, version, verdict, why, when, fire, incident, file, tenure,
        words);
  }

  /**
   * The same rule in other words.
   *
   * @param from for incidents that begin from this event time on
   */
  public record Retold(long from, Rule rule) implements Serializable {}

  /** What people call it: its name, whatever version it is. */
  public String title() {
    return Tenure.title(name);
  }

  /** This rule in the words for an incident that begins then. */
  public Rule told(long start) {
    Rule told = this;
    for (Retold later : retold) {
      told = later.from <= start ? later.rule : told;
    }
    return told;
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
    String space = sharedSpace();
    // What came later begins afresh, and so shares nothing with what was there before.
    return tenure.edition() == 0 ? space : space + " since edition " + tenure.edition();
  }

  private String sharedSpace() {
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
