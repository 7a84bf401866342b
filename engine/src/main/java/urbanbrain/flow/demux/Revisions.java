package urbanbrain.flow.demux;

import java.util.Comparator;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;

/**
 * The versions that count in one bucket: of each event of a revised stream, that is of each stream,
 * id and time, the highest version that has come, a cancelling one too.
 */
final class Revisions extends Bucket {

  /**
   * The order of the versions of one event: by revision, one without it first; then by arrival,
   * then by content. Which is the highest does not depend on the order in which they come.
   */
  static final Comparator<Event> ORDER =
      Comparator.comparingDouble(Revisions::revision)
          .thenComparingLong(Event::arrival)
          .thenComparingLong(Event::content)
          .thenComparing(e -> e.version().cancelled())
          .thenComparingLong(Event::until);

  private Event[] slots;

  /** The id hashes of the versions, by open addressing; none is 0. */
  private long[] ids;

  Revisions() {
    allocate(0);
  }

  private Revisions(Revisions other) {
    super(other);
    slots = other.slots.clone();
    ids = other.ids;
    other.ids = null;
  }

  /** The same, to go on with; this one stays as it is now, and is only read any more. */
  Revisions goOn() {
    return new Revisions(this);
  }

  private static double revision(Event version) {
    double revision = version.version().revision();
    return Double.isNaN(revision) ? Double.NEGATIVE_INFINITY : revision + 0.0;
  }

  /** The version of the same event that has counted so far, null where there is none. */
  Event find(Event version) {
    return slots[slot(version)];
  }

  /**
   * Lets this version count, whatever counted before; all of time up to the watermark may be
   * forgotten.
   *
   * @return whether the event is the only one known of its id
   */
  boolean put(Event version, long watermark) {
    boolean isAlone = set(version);
    if (isFull()) {
      sweep(watermark);
    }
    return isAlone;
  }

  private boolean set(Event version) {
    int slot = slot(version);
    boolean isNew = slots[slot] == null;
    slots[slot] = version;
    if (!isNew) {
      return true;
    }
    count(version.time());
    return addId(version.idHash() == 0 ? 1 : version.idHash());
  }

  /** Whether it was not there; 0 would mean a free slot. */
  private boolean addId(long id) {
    int slot = (int) id & (ids.length - 1);
    while (ids[slot] != 0) {
      if (ids[slot] == id) {
        return false;
      }
      slot = (slot + 1) & (ids.length - 1);
    }
    ids[slot] = id;
    return true;
  }

  @Override
  void sweep(long watermark) {
    Event[] old = slots;
    int left = 0;
    for (Event version : old) {
      left += version != null && version.time() > watermark ? 1 : 0;
    }
    allocate(left);
    for (Event version : old) {
      if (version != null && version.time() > watermark) {
        set(version);
      }
    }
  }

  @Override
  void allocateSlots(int count, int expected) {
    slots = new Event[count];
    ids = new long[count];
  }

  /** The slot of the event of which this is a version, or the free one where it belongs. */
  private int slot(Event version) {
    int slot = (int) StableHash.of(version.idHash(), version.time()) & (slots.length - 1);
    while (slots[slot] != null && !isSameEvent(slots[slot], version)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static boolean isSameEvent(Event one, Event other) {
    return one.time() == other.time()
        && one.stream() == other.stream()
        && one.id().equals(other.id());
  }

  /** Gives every version that counts to a reader. */
  <X extends Exception> void forEach(Reader<X> reader) throws X {
    for (Event version : slots) {
      if (version != null) {
        reader.accept(version);
      }
    }
  }

  /** Reads one version. */
  interface Reader<X extends Exception> {
    void accept(Event version) throws X;
  }
}
