package urbanbrain.mapping;

import com.google.common.base.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.List;
import urbanbrain.event.StableHash;

/**
 * One record, opened: gives the values of the columns that the mapping uses, by their index. One
 * object serves all records of a source, one after the other.
 */
public abstract class Row {

  private final List<String> columns;
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private int misread = -1;

  /** A row of these columns or members. */
  protected Row(List<String> columns) {
    this.columns = columns;
  }

  /** A row of a format. */
  public static Row of(Format format, List<String> columns) {
    return format == Format.CSV ? new CsvRow(columns) : new JsonRow(columns);
  }

  /** Opens a record; what it gave before is gone. The bytes must stay until the next one. */
  public final void read(byte[] record, int from, int size) throws Fault {
    bytes = record;
    offset = from;
    length = size;
    misread = -1;
    if (!Utf8.isWellFormed(bytes, offset, length)) {
      throw new Fault(Reason.NOT_PARSED, null, "it is no UTF-8");
    }
    open(bytes, offset, length);
  }

  /** Finds the values of a record that is UTF-8. */
  protected abstract void open(byte[] record, int from, int size) throws Fault;

  /** Takes the names of the columns from the first record of a file; JSON has none. */
  public abstract void readHeader(byte[] bytes, int offset, int length) throws Fault;

  /** Whether there is a value: a cell that is not empty, a member that is not null. */
  public abstract boolean has(int slot);

  /** The value as text; null where absent or no single value. */
  public abstract String text(int slot);

  /** The value as a number; NaN where it is absent or no number. */
  public abstract double number(int slot);

  /** Whether the value is a list or an object. */
  public abstract boolean isNested(int slot);

  /** A stable hash of the whole record. */
  final long hash() {
    return StableHash.of(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  /** The name of a column. */
  public final String name(int slot) {
    return columns.get(slot);
  }

  /** How many columns the mapping uses. */
  protected final int size() {
    return columns.size();
  }

  /** A number for an expression; remembers where there was a value that is no number. */
  final double numberAsked(int slot) {
    double value = number(slot);
    if (Double.isNaN(value) && misread < 0 && has(slot)) {
      misread = slot;
    }
    return value;
  }

  /** The column that was last asked for a number and had something else, or -1; forgets it. */
  final int takeMisread() {
    int slot = misread;
    misread = -1;
    return slot;
  }
}
