package urbanbrain.window.evidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Packed events in the order in which they are put, in a ring of bytes that grows when it is full:
 * each with its time before it, and each in as many bytes as the longest takes.
 */
public abstract class PackedRing {

  private static final int SMALLEST = 4;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Of each event first the time behind {@link #base}. */
  private byte[] bytes = {};

  /** How many bytes an event takes. */
  private int length;

  /** Where the oldest begins. */
  private int head;

  private int size;
  private long base;

  /** None yet. */
  protected PackedRing() {}

  /** How many there are. */
  public final int size() {
    return size;
  }

  private int position(int index) {
    int position = head + index * length;
    return position < bytes.length ? position : position - bytes.length;
  }

  /** The bytes in which all are packed. */
  protected final byte[] bytes() {
    return bytes;
  }

  /** Where in them what is packed of an event begins. */
  protected final int packed(int index) {
    return position(index) + Integer.BYTES;
  }

  /** The time of an event. */
  protected final long time(int index) {
    return base + (int) INTS.get(bytes, position(index));
  }

  /** Whether a time can be put beside the others, from which it must not be too far. */
  protected final boolean reaches(long time) {
    if (size == 0) {
      base = time;
    } else if (isFar(time, base)) {
      rebase(time(0));
    }
    return !isFar(time, base);
  }

  private static boolean isFar(long time, long base) {
    return time - base != (int) (time - base);
  }

  private void rebase(long newBase) {
    if (!isFar(time(size - 1), newBase)) {
      for (int i = 0; i < size; i++) {
        INTS.set(bytes, position(i), (int) (time(i) - newBase));
      }
      base = newBase;
    }
  }

  /** Puts an event at an index, before those from there on. */
  protected final void put(int index, long time, ByteBuffer packed) {
    makeRoom(Integer.BYTES + packed.remaining());
    size++;
    for (int i = size - 1; i > index; i--) {
      System.arraycopy(bytes, position(i - 1), bytes, position(i), length);
    }
    int position = position(index);
    INTS.set(bytes, position, (int) (time - base));
    packed.get(bytes, position + Integer.BYTES, packed.remaining());
  }

  /** There is room for one of so many bytes afterwards. */
  private void makeRoom(int needed) {
    int capacity = length == 0 ? 0 : bytes.length / length;
    if (needed > length || size == capacity) {
      int grown = Math.max(SMALLEST, capacity + Math.max(2, capacity / 16));
      resize(Math.max(needed, length), size < capacity ? capacity : grown);
    }
  }

  private void resize(int newLength, int capacity) {
    byte[] larger = new byte[newLength * capacity];
    for (int i = 0; i < size; i++) {
      System.arraycopy(bytes, position(i), larger, i * newLength, length);
    }
    bytes = larger;
    length = newLength;
    head = 0;
  }

  /** Drops so many of the first. */
  protected final void dropFirst(int count) {
    head = count == size ? 0 : position(count);
    size -= count;
  }

  /** Takes over all of another. */
  protected final void copy(PackedRing from) {
    bytes = from.bytes.clone();
    length = from.length;
    head = from.head;
    size = from.size;
    base = from.base;
  }

  /** Writes all; at least one. */
  protected final void write(DataOutput out) throws IOException {
    out.writeByte(length);
    out.writeLong(base);
    int upToEnd = Math.min(size * length, bytes.length - head);
    out.write(bytes, head, upToEnd);
    out.write(bytes, 0, size * length - upToEnd);
  }

  /** Reads so many that {@link #write} wrote. */
  protected final void read(int count, DataInput in) throws IOException {
    length = in.readByte();
    base = in.readLong();
    bytes = new byte[count * length];
    in.readFully(bytes);
    size = count;
  }
}
