package urbanbrain.mapping;

import com.google.common.base.Ascii;
import java.io.Serializable;
import java.util.Set;
import urbanbrain.cel.Num;
import urbanbrain.cel.Text;
import urbanbrain.cel.Truth;
import urbanbrain.event.Field;
import urbanbrain.text.Numbers;

/** How one field of an event gets its value from a record. */
public sealed interface Take extends Serializable {

  /** How sources write what is no finite number. */
  Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "-inf", "-infinity", "+inf", "+infinity", "-nan", "+nan");

  /** The field that it fills. */
  Field field();

  /** Puts the value into its slot; leaves the slot as it is where the value is absent. */
  void into(Row row, double[] numbers, String[] texts) throws Fault;

  /** The value of a column as it is. */
  record Column(Field field, int slot) implements Take {
    @Override
    public void into(Row row, double[] numbers, String[] texts) throws Fault {
      if (!row.has(slot)) {
        return;
      }
      if (row.isNested(slot)) {
        throw new Fault(Reason.WRONG_TYPE, row.name(slot), "a list or an object is no value");
      }
      switch (field.type()) {
        case TEXT -> texts[field.slot()] = row.text(slot);
        case NUMBER -> numbers[field.slot()] = inRange(field, row.name(slot), number(row));
        case BOOLEAN -> numbers[field.slot()] = truth(row);
      }
    }

    private double number(Row row) throws Fault {
      double value = row.number(slot);
      if (Double.isNaN(value)) {
        throw fault(row.name(slot), row.text(slot));
      }
      return value;
    }

    private double truth(Row row) throws Fault {
      return switch (Ascii.toLowerCase(row.text(slot))) {
        case "true", "1" -> 1;
        case "false", "0" -> 0;
        default ->
            throw new Fault(
                Reason.WRONG_TYPE,
                row.name(slot),
                "'%s' is neither true nor false".formatted(shown(row.text(slot))));
      };
    }
  }

  /** The number that an expression gives. */
  record Figure(Field field, Num<Row> expression) implements Take {
    @Override
    public void into(Row row, double[] numbers, String[] texts) throws Fault {
      row.takeMisread();
      double value = expression.of(row);
      int misread = row.takeMisread();
      if (Double.isInfinite(value)) {
        throw new Fault(Reason.NOT_FINITE, field.name(), "the expression gives no finite number");
      }
      if (!Double.isNaN(value)) {
        numbers[field.slot()] = inRange(field, field.name(), value);
      } else if (misread >= 0) {
        throw fault(row.name(misread), row.text(misread));
      }
    }
  }

  /** The text that an expression gives. */
  record Words(Field field, Text<Row> expression) implements Take {
    @Override
    public void into(Row row, double[] numbers, String[] texts) {
      texts[field.slot()] = expression.of(row);
    }
  }

  /** The truth that an expression gives. */
  record Flag(Field field, Truth<Row> expression) implements Take {
    @Override
    public void into(Row row, double[] numbers, String[] texts) {
      numbers[field.slot()] = expression.of(row) ? 1 : 0;
    }
  }

  private static double inRange(Field field, String name, double value) throws Fault {
    if (value < field.least() || value > field.most()) {
      throw new Fault(
          Reason.OUT_OF_RANGE,
          name,
          "%s is not from %s to %s"
              .formatted(
                  Numbers.write(value), Numbers.write(field.least()), Numbers.write(field.most())));
    }
    return value;
  }

  /** What is wrong with a value that is no number. */
  static Fault fault(String name, String text) {
    String shown = shown(text);
    return text != null && NOT_FINITE.contains(Ascii.toLowerCase(text))
        ? new Fault(Reason.NOT_FINITE, name, "'%s' is not finite".formatted(shown))
        : new Fault(Reason.WRONG_TYPE, name, "'%s' is no number".formatted(shown));
  }

  /** A value from outside, short enough for a message. */
  static String shown(String text) {
    return text == null ? "" : Ascii.truncate(text, 60, "...");
  }
}
