package urbanbrain.rule;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import urbanbrain.cel.Truth;

/**
 * What a rule's matches become, defaults filled in.
 *
 * <p>Two matches are linked if their spans are at most {@code gap} apart and, where {@code
 * sameKey}, their keys are the same or, where {@code near} is a number, their places are at most
 * that far apart. With neither, every match is an incident of its own. With both, either will do.
 *
 * @param severities in the order in which they are tried; the last has no condition
 * @param headline the headline's template by language, the first being the main one; {@code
 *     {leg.field}} stands for a field of the leg's first evidence
 * @param gap milliseconds
 * @param near metres, or NaN
 * @param sameKey whether matches of the same key are linked
 * @param endsWhen the leg of which an event that is linked ends the incident, or null
 * @param quiet when its messages are held back, or null
 * @param explains which incidents of other rules it is the cause of, or null
 * @param storm from how many incidents on they are told as one, or null
 * @param updateEvery how long small changes wait for each other, milliseconds of event time
 */
public record IncidentSpec(
    List<Graded> severities,
    Map<String, String> headline,
    long gap,
    double near,
    boolean sameKey,
    Leg endsWhen,
    Quiet quiet,
    Explains explains,
    Storm storm,
    long updateEvery)
    implements Serializable {

  /** How long small changes wait for each other where a rule does not say so. */
  public static final long UPDATE_EVERY = 600_000;

  /** With one severity, and nothing but how matches are linked. */
  public IncidentSpec(
      Severity severity, Map<String, String> headline, long gap, double near, boolean sameKey) {
    this(
        List.of(new Graded(severity, null)),
        headline,
        gap,
        near,
        sameKey,
        null,
        null,
        null,
        null,
        UPDATE_EVERY);
  }

  /** For a rule that only gives a signal: each of its episodes by itself. */
  public static IncidentSpec plain(String headline) {
    return new IncidentSpec(Severity.Minor, Map.of("en", headline), 0, Double.NaN, false);
  }

  /** The same, the signal that keeps it quiet being the one that this gives for its name. */
  IncidentSpec withSignals(UnaryOperator<String> signals) {
    if (quiet == null || !quiet.leg.isSignal()) {
      return this;
    }
    Quiet other = new Quiet(quiet.leg.withSignal(signals), quiet.near, quiet.sameKey);
    return new IncidentSpec(
        severities, headline, gap, near, sameKey, endsWhen, other, explains, storm, updateEvery);
  }

  /** Whether matches can be linked at all. */
  public boolean links() {
    return sameKey || !Double.isNaN(near);
  }

  /** The severity where nothing worse holds. */
  public Severity leastSeverity() {
    return severities.get(severities.size() - 1).severity();
  }

  /**
   * A severity and what it takes.
   *
   * @param when the condition on how many pieces of evidence each leg has; null if none is needed.
   *     {@link Aggregates#value} of the n-th leg of {@link Form#legs} is its number of pieces
   */
  public record Graded(Severity severity, Truth<Aggregates> when) implements Serializable {}

  /**
   * While something goes on, its messages are held back. What goes on is an event with a span or a
   * signal's episode that holds at the incident's start.
   *
   * @param leg what goes on; a leg that {@code when} need not name
   * @param near how far from the incident's place it may stand, in metres; NaN where place does not
   *     matter
   * @param sameKey whether its key must be the incident's
   */
  public record Quiet(Leg leg, double near, boolean sameKey) implements Serializable {}

  /**
   * It is the cause of incidents of other rules: of those that start between its own start less
   * {@code within} and its own end plus {@code within}, near it or of the same key.
   *
   * @param rules the names of the rules whose incidents it explains
   * @param near metres, or NaN
   */
  public record Explains(List<String> rules, long within, double near, boolean sameKey)
      implements Serializable {}

  /** If more than so many incidents of the rule start within a while, they are told as one. */
  public record Storm(int moreThan, long within) implements Serializable {}
}
