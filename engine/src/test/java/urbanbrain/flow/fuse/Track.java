package urbanbrain.flow.fuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import urbanbrain.flow.fuse.BruteForce.Spell;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/**
 * What detect would say of one signal and key: the final episodes, patch by patch as time passes,
 * and, where they may be told early, provisional openings that move to the front.
 */
public final class Track {

  private static final long EVERY = 60_000;

  private final String signal;
  private final String key;
  private final Random random;
  private final List<Episode> episodes = new ArrayList<>();
  private int next;
  private Episode open;

  public Track(String signal, String key, Scene scene, Random random) {
    this.signal = signal;
    this.key = key;
    this.random = random;
    long start = scene.start() + EVERY * random.nextInt(15);
    while (start < scene.start() + 28 * EVERY) {
      long end = random.nextInt(5) == 0 ? Episode.OPEN : start + EVERY * (1 + random.nextInt(6));
      boolean isOpen = end == Episode.OPEN || end > scene.start() + 29 * EVERY;
      episodes.add(new Episode(start, isOpen ? Episode.OPEN : end, start, scene.place()));
      start = isOpen ? Long.MAX_VALUE : end + EVERY * (1 + random.nextInt(8));
    }
  }

  /** The final episodes. */
  List<Spell> truth() {
    return episodes.stream().map(e -> new Spell(signal, key, e)).toList();
  }

  /** The final patches up to a watermark. */
  public List<Patch> upTo(long watermark) {
    List<Patch> patches = new ArrayList<>();
    while (next < episodes.size() && episodes.get(next).start() <= watermark) {
      Episode episode = episodes.get(next);
      if (open == null || open.start() != episode.start()) {
        patches.add(open(episode.start(), episode.start(), episode));
      }
      if (episode.end() > watermark) {
        break;
      }
      List<Episode> before = List.of(open);
      patches.add(new Patch(signal, key, episode.start(), episode.end(), before, List.of(episode)));
      open = null;
      next++;
    }
    return patches;
  }

  /** Perhaps an opening that is told before it is final, or an earlier one. */
  Optional<Patch> early() {
    if (next == episodes.size() || random.nextInt(3) > 0) {
      return Optional.empty();
    }
    Episode episode = episodes.get(next);
    long end = Math.min(episode.end(), episode.start() + 4 * EVERY);
    long last = open == null ? end - EVERY : open.start() - EVERY;
    if (last < episode.start()) {
      return Optional.empty();
    }
    long start =
        episode.start() + EVERY * random.nextInt((int) ((last - episode.start()) / EVERY) + 1);
    long sure = start + EVERY * random.nextInt((int) ((end - EVERY - start) / EVERY) + 1);
    return Optional.of(open(start, sure, episode));
  }

  private Patch open(long start, long sure, Episode episode) {
    List<Episode> before = open == null ? List.of() : List.of(open);
    long to = open == null ? start + EVERY : open.start() + EVERY;
    open = new Episode(start, Episode.OPEN, sure, episode.place());
    return new Patch(signal, key, start, to, before, List.of(open));
  }
}
