package urbanbrain.rule;

/** What later events can do to a rule's verdict, and so when it may be raised. */
public enum RuleClass {
  /** Monotone: no later event can undo it. Raised on arrival, never withdrawn. */
  M,
  /** Antitone: later events can only undo it. Raised when settled. */
  A,
  /** Neither monotone nor antitone: raised when final, or on arrival as provisional. */
  N
}
