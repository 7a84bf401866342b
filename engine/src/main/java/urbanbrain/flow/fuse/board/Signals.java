package urbanbrain.flow.fuse.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** The episodes that a board knows, by signal and key. */
public final class Signals {

  private static final Comparator<Episode> AGE =
      Comparator.comparingLong(Episode::end).thenComparingLong(Episode::start);

  private final Map<String, Map<String, List<Episode>>> bySignal = new TreeMap<>();

  /** How many episodes of each signal there are. */
  private final Map<String, Integer> sizes = new TreeMap<>();

  /**
   * What a patch changed.
   *
   * @param gone episodes that were here and are not, by their start
   * @param now episodes that are here now
   */
  public record Change(List<Episode> gone, List<Episode> now) {

    /** Whether the episodes are the same as before, and it is only known how long they last. */
    public boolean isOnlySurer() {
      boolean isSame = gone.size() == now.size();
      for (int i = 0; i < gone.size() && isSame; i++) {
        Episode old = gone.get(i);
        Episode fresh = now.get(i);
        isSame =
            old.start() == fresh.start()
                && old.end() == fresh.end()
                && old.site().equals(fresh.site());
      }
      return isSame;
    }

    /** The earliest start of what changed. */
    public long from() {
      return Stream.concat(gone.stream(), now.stream())
          .mapToLong(Episode::start)
          .min()
          .orElse(Long.MAX_VALUE);
    }

    /** The latest end of what changed; the greatest number where that is open. */
    public long to() {
      return Stream.concat(gone.stream(), now.stream())
          .mapToLong(Episode::end)
          .max()
          .orElse(Long.MIN_VALUE);
    }
  }

  /** Replaces what touches the patch's interval, or stood there before, by what it says. */
  public Change apply(Patch patch) {
    List<Episode> kept = new ArrayList<>();
    List<Episode> gone = new ArrayList<>();
    for (Episode episode : episodes(patch.rule(), patch.key())) {
      (isReplaced(episode, patch) ? gone : kept).add(episode);
    }
    kept.addAll(patch.now());
    put(patch.rule(), patch.key(), kept);
    return new Change(gone, patch.now());
  }

  private static boolean isReplaced(Episode episode, Patch patch) {
    return (episode.start() < patch.to() && episode.end() > patch.from())
        || patch.before().stream().anyMatch(e -> e.start() == episode.start())
        || patch.now().stream().anyMatch(e -> e.start() == episode.start());
  }

  /** The episodes of a signal for a key, in the order of their starts. */
  public List<Episode> episodes(String signal, String key) {
    return bySignal.getOrDefault(signal, Map.of()).getOrDefault(key, List.of());
  }

  /** How many episodes of a signal there are. */
  public int size(String signal) {
    return sizes.getOrDefault(signal, 0);
  }

  /** Takes out the episode of a signal that ended first; of those that are open, that began so. */
  Episode removeOldest(String signal) {
    String first = null;
    Episode oldest = null;
    for (var key : bySignal.get(signal).entrySet()) {
      // they stand in the order of their starts, and do not overlap
      Episode episode = key.getValue().get(0);
      if (oldest == null || AGE.compare(episode, oldest) < 0) {
        first = key.getKey();
        oldest = episode;
      }
    }
    List<Episode> left = new ArrayList<>(episodes(signal, first));
    left.remove(0);
    put(signal, first, left);
    return oldest;
  }

  /** Gives every episode of a signal with its key. */
  public void forEach(String signal, BiConsumer<String, Episode> reader) {
    Map<String, List<Episode>> byKey = bySignal.get(signal);
    if (byKey != null) {
      byKey.forEach((key, episodes) -> episodes.forEach(e -> reader.accept(key, e)));
    }
  }

  /** Replaces the episodes of a signal for a key. */
  void put(String signal, String key, List<Episode> episodes) {
    episodes.sort(Comparator.comparingLong(Episode::start));
    Map<String, List<Episode>> byKey = bySignal.computeIfAbsent(signal, s -> new TreeMap<>());
    List<Episode> old = byKey.put(key, episodes);
    sizes.merge(signal, episodes.size() - (old == null ? 0 : old.size()), Integer::sum);
    byKey.computeIfPresent(key, (k, list) -> list.isEmpty() ? null : list);
    bySignal.computeIfPresent(signal, (s, keys) -> keys.isEmpty() ? null : keys);
  }

  /**
   * Forgets the episodes that closed as long ago as their signal's retention; at the end of
   * everything all of them.
   *
   * @return when the last of those that are left and have closed can be forgotten, or the least
   *     number
   */
  long evict(Map<String, Long> retention, long watermark) {
    long last = Long.MIN_VALUE;
    for (var signal : bySignal.entrySet()) {
      long kept = retention.getOrDefault(signal.getKey(), 0L);
      for (List<Episode> episodes : signal.getValue().values()) {
        episodes.removeIf(e -> forgetAt(e, kept) <= watermark);
        for (Episode left : episodes) {
          last = left.isOpen() ? last : Math.max(last, forgetAt(left, kept));
        }
      }
      signal.getValue().values().removeIf(List::isEmpty);
      int left = signal.getValue().values().stream().mapToInt(List::size).sum();
      sizes.put(signal.getKey(), left);
    }
    bySignal.values().removeIf(Map::isEmpty);
    sizes.keySet().retainAll(bySignal.keySet());
    return last;
  }

  private static long forgetAt(Episode episode, long retention) {
    return episode.isOpen() ? Long.MAX_VALUE : episode.end() + retention;
  }

  /** The first start of an episode after this moment, or the greatest number. */
  public long firstStartAfter(long time) {
    return bySignal.values().stream()
        .flatMap(byKey -> byKey.values().stream())
        .flatMap(List::stream)
        .mapToLong(Episode::start)
        .filter(start -> start > time)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  boolean isEmpty() {
    return bySignal.isEmpty();
  }

  /** All of it, by signal and key. */
  Map<String, Map<String, List<Episode>>> asMap() {
    return bySignal;
  }

  Signals copy() {
    Signals copy = new Signals();
    copy.sizes.putAll(sizes);
    bySignal.forEach(
        (signal, byKey) -> {
          Map<String, List<Episode>> keys = new TreeMap<>();
          byKey.forEach((key, episodes) -> keys.put(key, new ArrayList<>(episodes)));
          copy.bySignal.put(signal, keys);
        });
    return copy;
  }
}
