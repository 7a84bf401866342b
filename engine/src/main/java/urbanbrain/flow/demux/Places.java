package urbanbrain.flow.demux;

import java.util.Arrays;

/**
 * Finds where something stands by its hash, by open addressing in four bytes a slot: a slot holds
 * the place in as many bits as there are slots for, and in the others the hash's, so that hardly
 * ever a place is looked at in vain.
 */
final class Places {

  private final int[] slots;
  private final int mask;

  /** Of so many slots, a power of two of at least 8, of which a quarter stays free. */
  Places(int count) {
    slots = new int[count];
    mask = count - 1;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(slots, 0);
  }

  /** The first slot in which something of this hash may be. */
  int first(long hash) {
    return (int) hash & mask;
  }

  /** The slot after one. */
  int next(int slot) {
    return (slot + 1) & mask;
  }

  /** Whether nothing is in a slot: then what is looked for is nowhere, and belongs here. */
  boolean isFree(int slot) {
    return slots[slot] == 0;
  }

  /** Whether what is in a slot may have this hash. */
  boolean isAlike(int slot, long hash) {
    return ((slots[slot] ^ upper(hash)) & ~mask) == 0;
  }

  /** The place that is in a slot. */
  int place(int slot) {
    return (slots[slot] & mask) - 1;
  }

  /** Fills a free slot; there are fewer places than slots. */
  void put(int slot, long hash, int place) {
    slots[slot] = (upper(hash) & ~mask) | (place + 1);
  }

  /** The bits of a hash that do not choose its slot. */
  private static int upper(long hash) {
    return (int) (hash >>> Integer.SIZE);
  }
}
