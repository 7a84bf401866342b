package urbanbrain.event;

import java.io.Serializable;

/**
 * One field of a stream: declared, or derived by looking something up.
 *
 * @param unit the unit of a number as the dictionary says it, else null
 * @param min the least value that is accepted, negative infinity without one
 * @param max the greatest value that is accepted, positive infinity without one
 * @param sensitive whether it may leave only through a channel that reveals it
 * @param slot its place among the numbers (number, boolean) or the texts (text) of an {@link Event}
 */
public record Field(
    String name,
    FieldType type,
    String unit,
    double min,
    double max,
    boolean sensitive,
    String says,
    int slot)
    implements Serializable {

  /** Where no range is declared, numbers end here: sums over them stay exact. */
  public static final double WIDEST = 1e12;

  /** The least number that an event may have here. */
  public double least() {
    return Double.isInfinite(min) ? -WIDEST : min;
  }

  /** The greatest number that an event may have here. */
  public double most() {
    return Double.isInfinite(max) ? WIDEST : max;
  }

  /** Whether it is looked up, and not declared: only these have names with a dot. */
  public boolean isDerived() {
    return name.indexOf('.') >= 0;
  }

  /** The same field under another name. */
  public Field named(String newName) {
    return new Field(newName, type, unit, min, max, sensitive, says, slot);
  }

  /** The same field in another slot. */
  Field at(int newSlot) {
    return new Field(name, type, unit, min, max, sensitive, says, newSlot);
  }

  /** Whether its values stand among the texts of an event, and not among its numbers. */
  public boolean isText() {
    return type == FieldType.TEXT;
  }

  /** Whether no accepted value is below zero, so that a sum over it can only grow. */
  public boolean isNonNegative() {
    return type != FieldType.TEXT && min >= 0;
  }
}
