package urbanbrain.mapping.json;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A member or an element on the way to a value that the mapping uses. */
final class Step {

  /** The slot of what is no value of its own. */
  static final int NONE = -1;

  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

  private final Map<String, Step> next = new HashMap<>();
  private final Map<Integer, Step> byIndex = new HashMap<>();
  private final Members members = new Members(next);
  private int slot = NONE;

  /** Null where it is no list of which every element is a record of its own. */
  private Elements elements;

  /** The step at the end of a dotted path from this one. */
  Step to(String path) {
    Step step = this;
    for (String name : path.split("\\.", -1)) {
      step = step.child(name);
    }
    return step;
  }

  private Step child(String name) {
    Step child = next.computeIfAbsent(name, n -> new Step());
    if (INDEX.matcher(name).matches()) {
      byIndex.put(Integer.valueOf(name), child);
    }
    return child;
  }

  /** From now on the value that stands here fills this slot. */
  void fills(int newSlot) {
    slot = newSlot;
  }

  /** From now on the elements of the list that stands here are records of their own. */
  Elements list() {
    elements = elements == null ? new Elements() : elements;
    return elements;
  }

  /** The slot that the value fills, or {@link #NONE}. */
  int slot() {
    return slot;
  }

  /** What is kept of the elements, null where they are no records of their own. */
  Elements elements() {
    return elements;
  }

  /** Whether nothing within it is used. */
  boolean isLast() {
    return next.isEmpty();
  }

  /** The members of the objects that stand here. */
  Members members() {
    return members;
  }

  /** The step to a member, null where it is not used. */
  Step member(String name) {
    return next.get(name);
  }

  /** The step to an element of a list, from 0, null where it is not used. */
  Step element(int index) {
    return byIndex.get(index);
  }
}
