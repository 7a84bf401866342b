package urbanbrain.rule;

/** The aggregates of one window. */
@FunctionalInterface
public interface Aggregates {

  /** The value of a lane, by its place among the rule's lanes; NaN where it is absent. */
  double value(int lane);
}
