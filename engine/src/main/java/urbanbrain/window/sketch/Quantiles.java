package urbanbrain.window.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * How many of some values fall into which bucket: a DDSketch (Masson, Rim and Lee, VLDB 2019). The
 * buckets of positive values are (g^(i-1), g^i] with g = 1.01/0.99, those of negative ones mirror
 * them, and one is for zero; every value of a bucket is within 1 % of {@link #value} of it. Adding
 * counts merges two sketches exactly, in any order. A value of less than half a millionth counts as
 * 0, one beyond 10^24 as 10^24: so there are 7,201 buckets at most.
 */
public final class Quantiles {

  /** No bucket lies further from that of zero. */
  public static final int FURTHEST = 3_600;

  private static final double GAMMA = 1.01 / 0.99;
  private static final double LOG_GAMMA = StrictMath.log(GAMMA);
  private static final double LEAST = 0.5e-6;
  private static final double GREATEST = 1e24;

  /** Makes the index of every bucket of positive values positive. */
  private static final int SHIFT = 800;

  private static final int SMALLEST = 8;

  /** By open addressing: a bucket plus a shift that makes it positive; 0 where a slot is free. */
  private int[] slots = new int[SMALLEST];

  private long[] counts = new long[SMALLEST];
  private int size;

  /** The bucket of a value, from -{@link #FURTHEST} to {@link #FURTHEST}, rising with the value. */
  public static int bucket(double value) {
    double distance = Math.min(Math.abs(value), GREATEST);
    if (distance < LEAST) {
      return 0;
    }
    int index = (int) Math.ceil(StrictMath.log(distance) / LOG_GAMMA) + SHIFT;
    return (int) Math.signum(value) * index;
  }

  /** What stands for all values of a bucket. */
  public static double value(int bucket) {
    double distance = 2 * StrictMath.pow(GAMMA, Math.abs(bucket) - SHIFT) / (GAMMA + 1);
    return Integer.signum(bucket) * distance;
  }

  /** Adds a value. */
  public void add(double value) {
    add(bucket(value), 1);
  }

  private void add(int bucket, long count) {
    int slot = slot(bucket + FURTHEST + 1);
    if (slots[slot] == 0) {
      slots[slot] = bucket + FURTHEST + 1;
      size++;
    }
    counts[slot] += count;
    if (2 * size == slots.length) {
      grow();
    }
  }

  private int slot(int key) {
    int mask = slots.length - 1;
    int slot = ((key * 0x9e3779b1) >>> 16) & mask;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldSlots = slots;
    long[] oldCounts = counts;
    slots = new int[2 * oldSlots.length];
    counts = new long[slots.length];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != 0) {
        int slot = slot(oldSlots[i]);
        slots[slot] = oldSlots[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** Adds all counts to a table of all buckets, from the lowest to the highest. */
  public void addTo(Merged merged) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        merged.add(slots[i] - 1, counts[i]);
      }
    }
  }

  /** A copy that shares nothing. */
  public Quantiles copy() {
    Quantiles copy = new Quantiles();
    copy.slots = slots.clone();
    copy.counts = counts.clone();
    copy.size = size;
    return copy;
  }

  /** Writes the buckets in rising order: the same distribution is always the same bytes. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int key : IntStream.of(slots).filter(k -> k != 0).sorted().toArray()) {
      out.writeShort(key - FURTHEST - 1);
      out.writeLong(counts[slot(key)]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Quantiles read(DataInput in) throws IOException {
    Quantiles quantiles = new Quantiles();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      quantiles.add(in.readShort(), in.readLong());
    }
    return quantiles;
  }
}
