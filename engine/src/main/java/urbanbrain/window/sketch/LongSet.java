package urbanbrain.window.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/** A set of 64-bit hashes by open addressing. */
public final class LongSet {

  private static final int SMALLEST = 4;

  /** Stands for the hash 0, as 0 marks a free slot. */
  private static final long ZERO = 0x9e3779b97f4a7c15L;

  private long[] slots = new long[SMALLEST];
  private int size;

  /** Adds a well-mixed hash. */
  public void add(long hash) {
    if (!put(hash == 0 ? ZERO : hash)) {
      return;
    }
    size++;
    if (2 * size == slots.length) {
      grow();
    }
  }

  /** Adds all of another set. */
  public void addAll(LongSet other) {
    for (long hash : other.slots) {
      if (hash != 0) {
        add(hash);
      }
    }
  }

  /** How many different hashes there are. */
  public int size() {
    return size;
  }

  /** Empties it, keeping its room. */
  public void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** A copy that shares nothing. */
  public LongSet copy() {
    LongSet copy = new LongSet();
    copy.slots = slots.clone();
    copy.size = size;
    return copy;
  }

  private boolean put(long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  /** Writes the hashes in rising order: the same set is always the same bytes. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (long hash : LongStream.of(slots).filter(h -> h != 0).sorted().toArray()) {
      out.writeLong(hash);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static LongSet read(DataInput in) throws IOException {
    LongSet set = new LongSet();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      set.add(in.readLong());
    }
    return set;
  }
}
