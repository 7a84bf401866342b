package urbanbrain.flow.raise.notice;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.TreeSet;

/** Things, each under the time when something is to be done with it. */
public final class Agenda<T> {

  private record Entry<T>(long time, T thing) {}

  private final TreeSet<Entry<T>> entries;
  private final HashMap<T, Entry<T>> known = new HashMap<>();

  /**
   * An empty one.
   *
   * @param order tells things apart that stand under one time
   */
  public Agenda(Comparator<? super T> order) {
    Comparator<Entry<T>> byTime = Comparator.comparingLong(Entry::time);
    entries = new TreeSet<>(byTime.thenComparing(Entry::thing, order));
  }

  /** Puts a thing under a time instead of its former one; {@link Times#END} is none. */
  public void set(T thing, long time) {
    Entry<T> before = known.get(thing);
    if (before != null && before.time() == time) {
      return;
    }
    remove(thing);
    if (time != Times.END) {
      Entry<T> entry = new Entry<>(time, thing);
      entries.add(entry);
      known.put(thing, entry);
    }
  }

  /** Takes a thing out, if it stands there. */
  public void remove(T thing) {
    Entry<T> before = known.remove(thing);
    if (before != null) {
      entries.remove(before);
    }
  }

  /** Adds the things to others that stand under this time or an earlier one. */
  public void addUpTo(long time, Collection<? super T> things) {
    for (Entry<T> entry : entries) {
      if (entry.time() > time) {
        return;
      }
      things.add(entry.thing());
    }
  }

  /** The earliest time; {@link Times#END} where nothing stands under any. */
  public long first() {
    return entries.isEmpty() ? Times.END : entries.first().time();
  }

  /** Takes out all. */
  public void clear() {
    entries.clear();
    known.clear();
  }
}
