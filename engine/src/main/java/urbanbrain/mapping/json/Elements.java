package urbanbrain.mapping.json;

import java.util.ArrayList;
import java.util.List;

/** The elements of a list, or the members of an object, of the record that is open. */
final class Elements {

  private final Step root = new Step();
  private final List<Integer> slots = new ArrayList<>();
  private final List<Found.Value[]> kept = new ArrayList<>();
  private boolean isThere;

  /** From now on what stands at a dotted path within an element fills this slot. */
  void learn(String path, int slot) {
    root.to(path).fills(slot);
    slots.add(slot);
  }

  /** The step from which those within an element go. */
  Step root() {
    return root;
  }

  /** Without elements. */
  void clear() {
    kept.clear();
  }

  /** Whether there is a list from now on. */
  void there(boolean isListThere) {
    isThere = isListThere;
  }

  /** Whether there is a list, with or without elements. */
  boolean isThere() {
    return isThere;
  }

  /** How many elements there are. */
  int size() {
    return kept.size();
  }

  /** Nothing stands in the columns of the elements. */
  void empty(Found found) {
    for (int i = 0; i < slots.size(); i++) {
      found.absent(slots.get(i));
    }
  }

  /** Keeps what was found as a further element. */
  void keep(Found found) {
    Found.Value[] values = new Found.Value[slots.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = found.value(slots.get(i));
    }
    kept.add(values);
  }

  /** What was found is now that of this element, from 0. */
  void open(int element, Found found) {
    Found.Value[] values = kept.get(element);
    for (int i = 0; i < values.length; i++) {
      found.put(slots.get(i), values[i]);
    }
  }
}
