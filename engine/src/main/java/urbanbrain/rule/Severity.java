package urbanbrain.rule;

/** The severities of the Common Alerting Protocol 1.2 (OASIS), most severe first. */
public enum Severity {
  /** Extraordinary threat to life or property. */
  Extreme,
  /** Significant threat. */
  Severe,
  /** Possible threat. */
  Moderate,
  /** Minimal threat. */
  Minor
}
