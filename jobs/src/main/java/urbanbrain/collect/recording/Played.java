package urbanbrain.collect.recording;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.collect.Input;
import urbanbrain.collect.Position;
import urbanbrain.collect.Records;
import urbanbrain.flow.decode.Record;

/**
 * The records of a recording, in the order in which decode took them. What is missing is told as a
 * warning.
 */
final class Played implements Records {

  private static final Logger LOG = LoggerFactory.getLogger(Played.class);

  private final Iterator<Stretch> stretches;
  private final Map<String, Map<String, Integer>> indices;
  private final Repeats repeats;
  private final Set<String> unknown = new HashSet<>();
  private Stretch stretch;
  private ReelReader reel;
  private long inReel;
  private long given;
  private long bytesBefore;
  private Record next;

  /**
   * A recording from its beginning.
   *
   * @param indices the index of each part, by its source's name and its own
   */
  Played(List<Stretch> stretches, Map<String, Map<String, Integer>> indices) {
    this.stretches = stretches.iterator();
    this.indices = indices;
    this.repeats = new Repeats(indices.values().stream().mapToInt(Map::size).sum());
  }

  @Override
  public boolean hasNext() throws IOException {
    while (next == null && (reel != null || stretches.hasNext())) {
      if (reel == null) {
        open(stretches.next());
      } else if (inReel < stretch.records() && reel.next()) {
        inReel++;
        take();
      } else {
        leave();
      }
    }
    return next != null;
  }

  private void open(Stretch following) throws IOException {
    stretch = following;
    reel = new ReelReader(following.file());
    inReel = 0;
    Head head = following.head();
    if (head.after().lost() > 0) {
      LOG.warn("{} records before {} were not recorded", head.after().lost(), following.file());
    }
    if (head.isFresh()) {
      repeats.begin();
    }
    for (Head.Part part : head.parts()) {
      Integer index = index(part.source(), part.name());
      if (index != null && part.keepsPositions()) {
        repeats.watch(index);
      }
    }
  }

  private void leave() throws IOException {
    if (stretch.records() != Mark.ALL && inReel < stretch.records()) {
      long missing = stretch.records() - inReel;
      LOG.warn("{} lacks its last {} records: {}", stretch.file(), missing, reel.torn());
    }
    bytesBefore += reel.bytesRead();
    reel.close();
    reel = null;
    if (!stretches.hasNext() && repeats.found() > 0) {
      LOG.warn("{} records that a job read again when it began anew are left out", repeats.found());
    }
  }

  private void take() {
    Integer index = index(reel.source(), reel.part());
    if (index == null) {
      if (unknown.add(reel.source())) {
        LOG.warn("the city has no source {} any more: its records are left out", reel.source());
      }
    } else if (repeats.isNew(index, reel.position(), reel.arrival())) {
      next = reel.record(index);
    }
  }

  private Integer index(String source, String part) {
    return indices.getOrDefault(source, Map.of()).get(part);
  }

  @Override
  public boolean isWord() {
    return false;
  }

  @Override
  public long arrival() {
    return next.received();
  }

  @Override
  public Record next() {
    Record now = next;
    next = null;
    given++;
    return now;
  }

  /** Goes on behind so many records. */
  void skip(long records) throws IOException {
    while (given < records && hasNext()) {
      next();
    }
  }

  @Override
  public List<Position> positions() {
    return List.of(new Position(true, false, given, 1));
  }

  @Override
  public long bytesRead() {
    return bytesBefore + (reel == null ? 0 : reel.bytesRead());
  }

  @Override
  public void close() throws IOException {
    if (reel != null) {
      reel.close();
    }
  }

  /** The index of each part of these, by its source's name and its own. */
  static Map<String, Map<String, Integer>> indices(List<Input> inputs) {
    Map<String, Map<String, Integer>> indices = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      var spec = inputs.get(i).spec();
      indices.computeIfAbsent(spec.name(), n -> new HashMap<>()).put(spec.file(), i);
    }
    return indices;
  }
}
