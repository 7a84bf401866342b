package urbanbrain.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import urbanbrain.cel.Scope;
import urbanbrain.cel.Slot;

/**
 * The columns that a mapping uses, as it is being read: gives each its index. Expressions of the
 * mapping name them as members of {@code row}, and those of an element of a list in it as members
 * of {@code each}.
 */
public final class Columns implements Scope<Row> {

  /** Ends the name of the column of a list: its elements' members go on from there. */
  public static final String LIST = "[]";

  /** What stands for the columns of a wide table that the mapping does not name. */
  public static final String WIDE = "columns";

  private static final String ROW = "row";
  private static final String EACH = "each";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  private final List<String> used = new ArrayList<>();
  private final List<String> known;
  private final boolean isTable;
  private final Set<String> unknown = new TreeSet<>();

  /** The list of which every element is an event, in the entry that is being read; or null. */
  private String list;

  /**
   * No column is used yet.
   *
   * @param known the columns that records have, or none if any name is possible
   */
  public Columns(Collection<String> known) {
    this(known, !known.isEmpty());
  }

  /** The same of a source that is a table, or is not, whatever is known of its columns. */
  public Columns(Collection<String> known, boolean isTable) {
    this.known = List.copyOf(known);
    this.isTable = isTable;
  }

  /**
   * From now on {@code each} is an element of this list of the record, or a column that the mapping
   * does not name where it is {@link #WIDE}; nothing where it is null.
   */
  public void each(String newList) {
    list = newList;
  }

  /** Whether {@code each} stands for something. */
  public boolean hasEach() {
    return list != null;
  }

  private boolean hasElements() {
    return list != null && !list.equals(WIDE);
  }

  /** Where a field is that the mapping does not set: in the element of a list, else the record. */
  public String own(String field) {
    return hasElements() ? EACH + "." + field : field;
  }

  /** Whether records are the rows of a table. */
  public boolean isTable() {
    return isTable;
  }

  /** The index of the list of which every element is an event. */
  public int listSlot() {
    return slot(list + LIST);
  }

  /** The columns that records have, or none if any name is possible. */
  public List<String> known() {
    return known;
  }

  /** Whether records may have this column. */
  public boolean isPossible(String name) {
    return known.isEmpty() || known.contains(name) || isOfEach(name);
  }

  private boolean isOfEach(String name) {
    return list != null && name.startsWith(EACH + ".");
  }

  /** The index of a column, which from now on is used; {@code each.x} is one of the element. */
  public int slot(String written) {
    String name = isOfEach(written) ? list + LIST + written.substring(EACH.length()) : written;
    int slot = used.indexOf(name);
    if (slot < 0) {
      slot = used.size();
      used.add(name);
    }
    return slot;
  }

  /** Takes back the use of all but the first columns, as they were only looked at. */
  public void forget(int first) {
    used.subList(first, used.size()).clear();
  }

  /** The columns that are used, by index. */
  public List<String> used() {
    return List.copyOf(used);
  }

  /** The names that expressions asked for and records do not have; forgets them. */
  public List<String> takeUnknown() {
    List<String> names = List.copyOf(unknown);
    unknown.clear();
    return names;
  }

  @Override
  public Collection<String> variables() {
    return hasEach() ? List.of(ROW, EACH) : List.of(ROW);
  }

  private boolean areIdentifiers() {
    return known.stream().allMatch(name -> IDENTIFIER.matcher(name).matches());
  }

  /** Names that are no identifiers cannot be members of a structure: then any name may be asked. */
  @Override
  public Collection<String> fields(String variable) {
    return variable.equals(ROW) && areIdentifiers() ? known : List.of();
  }

  @Override
  public Optional<Slot<Row>> slot(String variable, String field) {
    boolean isOfEach = variable.equals(EACH) && hasEach();
    if ((!variable.equals(ROW) && !isOfEach) || field.isEmpty()) {
      return Optional.empty();
    }
    String name = isOfEach ? EACH + "." + field : field;
    if (!isPossible(name)) {
      unknown.add(name);
      return Optional.empty();
    }
    int slot = slot(name);
    return Optional.of(
        new Slot<>(Slot.Type.DYN, row -> row.numberAsked(slot), row -> row.text(slot)));
  }
}
