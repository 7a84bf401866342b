package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of a recording, and how much of it counts.
 *
 * @param records its first so many; {@link Mark#ALL} for whatever it holds
 */
record Stretch(Path file, Head head, long records) {

  private static final Logger LOG = LoggerFactory.getLogger(Stretch.class);

  /**
   * What a recording is, in the order in which it was read: from its last file back by what each
   * goes on from. Files that this leaves out hold what was read again after a failure.
   */
  static List<Stretch> of(Folder folder) throws IOException {
    NavigableMap<Long, Stretch> all = all(folder);
    Deque<Stretch> found = new ArrayDeque<>();
    Stretch next = all.isEmpty() ? null : all.lastEntry().getValue();
    while (next != null) {
      found.addFirst(next);
      next = before(next.head(), all);
    }
    return List.copyOf(found);
  }

  private static NavigableMap<Long, Stretch> all(Folder folder) throws IOException {
    NavigableMap<Long, Stretch> all = new TreeMap<>();
    for (Map.Entry<Long, Path> file : folder.files().entrySet()) {
      try (ReelReader reel = new ReelReader(file.getValue())) {
        all.put(file.getKey(), new Stretch(file.getValue(), reel.head(), Mark.ALL));
      } catch (ReelReader.Headless e) {
        LOG.warn("{} holds nothing that can be read: {}", file.getValue(), e.getMessage());
      }
    }
    return all;
  }

  /** What a file goes on from; null where nothing of that is there any more. */
  private static Stretch before(Head head, NavigableMap<Long, Stretch> all) {
    long wanted = Math.min(head.after().file(), head.file() - 1);
    Map.Entry<Long, Stretch> there = all.floorEntry(wanted);
    if (there == null) {
      return null; // the first, or the oldest that was kept
    }
    Stretch found = there.getValue();
    if (there.getKey() == wanted) {
      return new Stretch(found.file(), found.head(), head.after().records());
    }
    LOG.warn("the recording lacks file {}, which stood before {}", wanted, head.file());
    return found;
  }
}
