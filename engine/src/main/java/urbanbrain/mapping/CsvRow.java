package urbanbrain.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import urbanbrain.text.Decimals;

/**
 * A record of comma-separated values (RFC 4180). Cells are found at once, and made texts or numbers
 * only when they are asked for. An empty cell is absent.
 */
public final class CsvRow extends Row {

  private static final int ABSENT = -1;
  private static final String WIDE = Columns.WIDE + Columns.LIST;

  private final int[] cellOf;
  private final String[] texts;
  private final double[] numbers;
  private final boolean[] hasNumber;
  private byte[] bytes = new byte[0];
  private int[] from = new int[16];
  private int[] to = new int[16];
  private int cells;
  private int wanted;

  /** Where the name and the value of a wide column stand, {@link #ABSENT} if not asked for. */
  private final int nameSlot;

  private final int valueSlot;

  /** The columns that the mapping does not name. */
  private int[] wide = new int[0];

  private List<String> names = List.of();
  private final List<Integer> filled = new ArrayList<>();

  CsvRow(List<String> columns) {
    super(columns);
    cellOf = new int[size()];
    texts = new String[size()];
    numbers = new double[size()];
    hasNumber = new boolean[size()];
    Arrays.fill(cellOf, ABSENT);
    nameSlot = columns.indexOf(WIDE + "." + NAME);
    valueSlot = columns.indexOf(WIDE + "." + VALUE);
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
    names = names(header, offset, length);
    for (int slot = 0; slot < size(); slot++) {
      cellOf[slot] = names.indexOf(name(slot));
    }
    wanted = names.size();
    wide =
        IntStream.range(0, wanted)
            .filter(cell -> IntStream.of(cellOf).noneMatch(used -> used == cell))
            .toArray();
  }

  @Override
  protected void open(byte[] record, int offset, int length) throws Fault {
    bytes = record;
    cells = 0;
    Arrays.fill(texts, null);
    Arrays.fill(hasNumber, false);
    if (valueSlot >= 0) {
      cellOf[valueSlot] = ABSENT;
    }
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

  /** An empty cell is no element. */
  @Override
  public int elements(int list) {
    filled.clear();
    for (int cell : wide) {
      if (cell < cells && isFilled(cell)) {
        filled.add(cell);
      }
    }
    return filled.size();
  }

  @Override
  protected void open(int list, int element) {
    int cell = filled.get(element);
    if (nameSlot >= 0) {
      texts[nameSlot] = names.get(cell);
    }
    if (valueSlot >= 0) {
      cellOf[valueSlot] = cell;
      texts[valueSlot] = null;
      hasNumber[valueSlot] = false;
    }
  }

  private boolean isFilled(int cell) {
    return Math.abs(to[cell]) > from[cell];
  }

  @Override
  public boolean has(int slot) {
    int cell = cellOf[slot];
    return slot == nameSlot ? texts[slot] != null : cell >= 0 && isFilled(cell);
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
