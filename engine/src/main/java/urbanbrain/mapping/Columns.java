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
 * mapping name them as members of {@code row}.
 */
public final class Columns implements Scope<Row> {

  private static final String ROW = "row";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  private final List<String> used = new ArrayList<>();
  private final List<String> known;
  private final Set<String> unknown = new TreeSet<>();

  /**
   * No column is used yet.
   *
   * @param known the columns that records have, or none if any name is possible
   */
  public Columns(Collection<String> known) {
    this.known = List.copyOf(known);
  }

  /** The columns that records have, or none if any name is possible. */
  public List<String> known() {
    return known;
  }

  /** Whether records may have this column. */
  public boolean isPossible(String name) {
    return known.isEmpty() || known.contains(name);
  }

  /** The index of a column, which from now on is used. */
  public int slot(String name) {
    int slot = used.indexOf(name);
    if (slot < 0) {
      slot = used.size();
      used.add(name);
    }
    return slot;
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
    return List.of(ROW);
  }

  private boolean areIdentifiers() {
    return known.stream().allMatch(name -> IDENTIFIER.matcher(name).matches());
  }

  /** Names that are no identifiers cannot be members of a structure: then any name may be asked. */
  @Override
  public Collection<String> fields(String variable) {
    return areIdentifiers() ? known : List.of();
  }

  @Override
  public Optional<Slot<Row>> slot(String variable, String field) {
    if (!variable.equals(ROW) || field.isEmpty()) {
      return Optional.empty();
    }
    if (!isPossible(field)) {
      unknown.add(field);
      return Optional.empty();
    }
    int slot = slot(field);
    return Optional.of(
        new Slot<>(Slot.Type.DYN, row -> row.numberAsked(slot), row -> row.text(slot)));
  }
}
