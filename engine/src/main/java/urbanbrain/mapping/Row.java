package urbanbrain.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import urbanbrain.event.StableHash;
import urbanbrain.mapping.json.Json;
import urbanbrain.mapping.json.JsonRow;

/**
 * One record, opened: gives the values of the columns that the mapping uses, by their index. One
 * object serves all records of a source, one after the other.
 */
public abstract class Row {

  /** The member of an element that is the name under which it stands. */
  public static final String NAME = "name";

  /** The member of an element that is the whole, where it is a single value. */
  public static final String VALUE = "value";

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** The bits of eight bytes that are ASCII in none of them. */
  private static final long NO_ASCII = 0x8080808080808080L;

  private final List<String> columns;
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;
  private int misread = -1;
  private int element = -1;

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
    element = -1;
    if (!isUtf8()) {
      throw new Fault(Reason.NOT_PARSED, null, "it is no UTF-8");
    }
    open(bytes, offset, length);
  }

  /** Most is ASCII: that is seen eight bytes at a time, in a loop without a way out. */
  private boolean isUtf8() {
    int end = offset + length;
    int whole = end - length % Long.BYTES;
    long all = 0;
    for (int at = offset; at < whole; at += Long.BYTES) {
      all |= (long) LONGS.get(bytes, at);
    }
    int from = (all & NO_ASCII) == 0 ? whole : offset;
    return Utf8.isWellFormed(bytes, from, end - from);
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

  /**
   * Whether the value is known as a whole number already: then {@link #whole} gives what its text
   * says, and no text need be made of it. False of a whole number that is known only as text.
   */
  public boolean isWhole(int slot) {
    return false;
  }

  /** The whole number; only where there is one. */
  public long whole(int slot) {
    throw new IllegalStateException(name(slot) + " is not known as a whole number");
  }

  /** Whether the value is a list or an object. */
  public abstract boolean isNested(int slot);

  /**
   * How many elements a list has, or an object members; 0 of what is not there.
   *
   * @param list the index of a column named {@link Columns#LIST} for the list
   */
  public abstract int elements(int list) throws Fault;

  /** From now on the columns of the list's elements have the values of this one, from 0. */
  protected abstract void open(int list, int element);

  /** From now on the record is this element of a list, from 0. */
  final void select(int list, int chosen) {
    element = chosen;
    open(list, chosen);
  }

  /** A parser of a value that is JSON: a member of a JSON record, or a text. */
  public JsonParser json(int slot) throws IOException {
    String text = text(slot);
    return Json.parser(text == null ? "" : text);
  }

  /** The bytes of the record from one place to another. */
  protected final JsonParser json(long from, long to) throws IOException {
    return Json.parser(bytes, offset + (int) from, (int) (to - from));
  }

  /** A stable hash of the whole record, and of which of its elements it is. */
  final long hash() {
    long hash = StableHash.of(new String(bytes, offset, length, StandardCharsets.UTF_8));
    return element < 0 ? hash : StableHash.of(hash, (long) element);
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
