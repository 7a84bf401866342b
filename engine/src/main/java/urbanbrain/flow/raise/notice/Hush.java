package urbanbrain.flow.raise.notice;

import urbanbrain.verdict.Incident;

/** Knows what holds messages about incidents back. */
public interface Hush {

  /** Whether there is anything that could hold back incidents of this rule. */
  boolean isIdle(String rule);

  /**
   * Why nothing is to be said of an incident now, or null.
   *
   * @param now event time as far as it is known
   */
  Held held(Incident facts, long now);
}
