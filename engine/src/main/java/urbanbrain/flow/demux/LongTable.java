package urbanbrain.flow.demux;

/** A set of longs other than 0 by open addressing, of a size that is known before. */
final class LongTable {

  private final long[] slots;

  /** A set that is never more than three quarters full with this capacity, a power of two. */
  LongTable(int capacity) {
    slots = new long[capacity];
  }

  /** Adds a well-mixed value; whether it was not there. */
  boolean add(long value) {
    int slot = (int) value & (slots.length - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == value) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = value;
    return true;
  }
}
