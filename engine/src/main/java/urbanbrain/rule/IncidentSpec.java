package urbanbrain.rule;

import java.io.Serializable;
import java.util.Map;

/**
 * What a rule's matches become, defaults filled in.
 *
 * <p>Two matches are linked if their spans are at most {@code gap} apart and, where {@code
 * sameKey}, their keys are the same or, where {@code near} is a number, their places are at most
 * that far apart. With neither, every match is an incident of its own. With both, either will do.
 *
 * @param headline the headline's template by language, the first being the main one; {@code
 *     {leg.field}} stands for a field of the leg's first evidence
 * @param gap milliseconds
 * @param near metres, or NaN
 * @param sameKey whether matches of the same key are linked
 */
public record IncidentSpec(
    Severity severity, Map<String, String> headline, long gap, double near, boolean sameKey)
    implements Serializable {

  /** Whether matches can be linked at all. */
  public boolean links() {
    return sameKey || !Double.isNaN(near);
  }
}
