package urbanbrain.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import urbanbrain.text.Decimals;

/**
 * A record of comma-separated values (RFC 4180). Cells are found at once, and made texts or numbers
 * only when they are asked for. An empty cell is absent.
 */
public final class CsvRow extends Row {

  private static final int ABSENT = -1;

  private final int[] cellOf;
  private final String[] texts;
  private final double[] numbers;
  private final boolean[] hasNumber;
  private byte[] bytes = new byte[0];
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int cells;
  private int wanted;

  CsvRow(List<String> columns) {
    super(columns);
    cellOf = new int[size()];
    texts = new String[size()];
    numbers = new double[size()];
    hasNumber = new boolean[size()];
    Arrays.fill(cellOf, ABSENT);
  }

  /** The names in the first record of a file. */
  public static List<String> names(byte[] header, int offset, int length) throws Fault {
    CsvRow row = new CsvRow(List.of());
    row.read(header, offset, length);
    List<String> names = new ArrayList<>();
    for (int cell = 0; cell < row.cells; cell++) {
      names.add(row.cut(cell).strip());
    }
    return names;
  }

  @Override
  public void readHeader(byte[] header, int offset, int length) throws Fault {
    List<String> names = names(header, offset, length);
    for (int slot = 0; slot < size(); slot++) {
      cellOf[slot] = names.indexOf(name(slot));
    }
    wanted = names.size();
  }

  @Override
  protected void open(byte[] record, int offset, int length) throws Fault {
    bytes = record;
    cells = 0;
    Arrays.fill(texts, null);
    Arrays.fill(hasNumber, false);
    int end = offset + length;
    int at = offset;
    do {
      at = at < end && record[at] == '"' ? quoted(at, end) : plain(at, end);
    } while (at <= end);
    if (wanted > 0 && cells != wanted) {
      throw new Fault(Reason.NOT_PARSED, null, "it has %d cells, not %d".formatted(cells, wanted));
    }
  }

  private int plain(int start, int end) {
    byte[] record = bytes;
    int at = start;
    while (at < end && record[at] != ',') {
      at++;
    }
    add(start, at);
    return at + 1;
  }

  /** Quoted cells are marked by a negative end: their doubled quotes are undone when asked for. */
  private int quoted(int start, int end) throws Fault {
    int at = start + 1;
    while (at < end && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
      at += bytes[at] == '"' ? 2 : 1;
    }
    if (at >= end) {
      throw new Fault(Reason.NOT_PARSED, null, "a quote is opened and not closed");
    }
    if (at + 1 < end && bytes[at + 1] != ',') {
      throw new Fault(Reason.NOT_PARSED, null, "a closing quote is followed by more than a comma");
    }
    add(start + 1, -at);
    return at + 2;
  }

  private void add(int start, int end) {
    if (cells == from.length) {
      from = Arrays.copyOf(from, 2 * cells);
      to = Arrays.copyOf(to, 2 * cells);
    }
    from[cells] = start;
    to[cells++] = end;
  }

  private String cut(int cell) {
    int start = from[cell];
    int end = to[cell];
    String text = new String(bytes, start, Math.abs(end) - start, StandardCharsets.UTF_8);
    return end < 0 && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text;
  }

  @Override
  public boolean has(int slot) {
    int cell = cellOf[slot];
    return cell >= 0 && Math.abs(to[cell]) > from[cell];
  }

  @Override
  public String text(int slot) {
    if (texts[slot] == null && has(slot)) {
      texts[slot] = cut(cellOf[slot]);
    }
    return texts[slot];
  }

  @Override
  public double number(int slot) {
    if (!hasNumber[slot]) {
      String text = text(slot);
      numbers[slot] = text == null ? Double.NaN : Decimals.parse(text.strip());
      hasNumber[slot] = true;
    }
    return numbers[slot];
  }

  @Override
  public boolean isNested(int slot) {
    return false;
  }
}
