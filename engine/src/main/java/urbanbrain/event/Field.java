package urbanbrain.event;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One declared field of a stream.
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

  /** Digits that a double always keeps, printed by arithmetic that no JDK version changes. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Whether its values stand among the texts of an event, and not among its numbers. */
  public boolean isText() {
    return type == FieldType.TEXT;
  }

  /** Whether no accepted value is below zero, so that a sum over it can only grow. */
  public boolean isNonNegative() {
    return type != FieldType.TEXT && min >= 0;
  }

  /**
   * The value that an event has for this field as a text, null where it is absent. Keys of state
   * are made of it, so it never changes: a text as it is, {@code true} or {@code false}, a number
   * as by {@link #print(double)}.
   */
  public String print(Event event) {
    if (isText()) {
      return event.text(this);
    }
    double value = event.number(this);
    if (Double.isNaN(value)) {
      return null;
    }
    return type == FieldType.BOOLEAN ? Boolean.toString(value != 0) : print(value);
  }

  /** A finite number in plain decimals to 15 digits; a whole one without a fraction. */
  public static String print(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
