package urbanbrain.cel.aggregate;

/** What an event that is added to a window can do to a condition. */
public enum Drift {
  /** Only make it true. */
  RISES,
  /** Once it can be judged at all, only undo it. */
  FALLS,
  /** Make it true or undo it. */
  EITHER;

  /** The drift of two conditions that are joined by and, or: that of the weaker one. */
  Drift with(Drift other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
