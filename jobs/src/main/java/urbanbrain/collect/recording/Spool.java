package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.flow.decode.Record;

/**
 * Writes a recording. A disk that is full or broken costs the records of that time, and nothing
 * else: they are counted, it is tried again every {@link #PATIENCE}, and the next file says how
 * many are missing before it.
 */
final class Spool {

  /** So long after a failure it is tried again, in milliseconds. */
  static final long PATIENCE = 10_000;

  /** After so many bytes it is looked whether there is room. */
  private static final long LOOK_EVERY = 16_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final Keeping keeping;
  private final Folder folder;
  private final Writer writer;
  private final LongSupplier clock;
  private Mark mark;
  private ReelWriter reel;
  private long looked;
  private long retryAt = Long.MIN_VALUE;
  private long recorded;
  private long unrecorded;

  /**
   * Who writes.
   *
   * @param city the name of the city
   * @param job the id of the job
   * @param parts the parts of its sources: a record names its own by the index here
   */
  record Writer(String city, String job, List<Head.Part> parts) {}

  /**
   * A recording that goes on.
   *
   * @param mark from where; {@link Mark#FRESH} for a job that begins
   * @param clock of the wall, milliseconds since the epoch
   */
  Spool(Keeping keeping, Disk disk, Writer writer, Mark mark, LongSupplier clock) {
    this.keeping = keeping;
    this.folder = new Folder(Path.of(keeping.dir()), disk);
    this.writer = writer;
    this.mark = mark;
    this.clock = clock;
  }

  /** Keeps a record, if that can be done. */
  void write(Record value) {
    if (reel == null && !begin()) {
      lose(1);
      return;
    }
    recorded++;
    try {
      reel.write(value, writer.parts().get(value.source()));
      turn();
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Begins the next file where this one is full. */
  private void turn() throws IOException {
    long age = clock.getAsLong() - reel.head().began();
    if (reel.bytes() >= keeping.rotate().size() || age >= keeping.rotate().age()) {
      end();
    } else if (reel.bytes() - looked >= LOOK_EVERY) {
      look();
    }
  }

  private void look() throws IOException {
    looked = reel.bytes();
    try {
      folder.checkRoom();
    } catch (IOException e) {
      end();
      throw e;
    }
  }

  private void end() throws IOException {
    reel.close();
    mark = new Mark(reel.head().file(), reel.records(), 0);
    reel = null;
  }

  private boolean begin() {
    long now = clock.getAsLong();
    if (now < retryAt) {
      return false;
    }
    try {
      folder.checkRoom();
      NavigableMap<Long, Path> files = folder.files();
      seek(files);
      long last = files.isEmpty() ? Mark.NONE : files.lastKey();
      long number = Math.max(last, mark.file()) + 1;
      Head head = new Head(number, writer.city(), writer.job(), now, mark, writer.parts());
      reel = folder.begin(head);
      mark = new Mark(number, 0, 0);
      looked = 0;
    } catch (IOException e) {
      fail(e);
      return false;
    }
    if (retryAt != Long.MIN_VALUE) {
      retryAt = Long.MIN_VALUE;
      LOG.warn("recording again in {}; {} records are missing", folder, unrecorded);
    }
    prune(now);
    return true;
  }

  private void prune(long now) {
    try {
      folder.prune(now - keeping.keep().age(), keeping.keep().size());
    } catch (IOException e) {
      LOG.warn("old recordings could not be removed: {}", e.getMessage());
    }
  }

  /**
   * Finds out where a job begins that does not go on: behind all that is there, whose ever it is.
   */
  private void seek(NavigableMap<Long, Path> files) throws IOException {
    if (mark.file() == Mark.UNKNOWN) {
      mark = end(files).losing(mark.lost());
    }
  }

  private Mark end(NavigableMap<Long, Path> files) throws IOException {
    for (Map.Entry<Long, Path> file : files.descendingMap().entrySet()) {
      try (ReelReader other = new ReelReader(file.getValue())) {
        Head head = other.head();
        if (!head.city().equals(writer.city())) {
          throw new IOException("%s holds a recording of %s".formatted(folder, head.city()));
        }
        return new Mark(head.file(), Mark.ALL, 0);
      } catch (ReelReader.Headless e) {
        LOG.warn("{} cannot be read: {}", file.getValue(), e.getMessage());
      }
    }
    return Mark.NOTHING;
  }

  private void fail(IOException reason) {
    if (retryAt == Long.MIN_VALUE) {
      LOG.error("nothing is recorded any more, all else goes on: {}", reason.getMessage());
    }
    retryAt = clock.getAsLong() + PATIENCE;
    if (reel != null) {
      mark = new Mark(reel.head().file(), reel.synced(), 0);
      lose(reel.records() - reel.synced());
      recorded -= reel.records() - reel.synced();
      reel.abandon();
      reel = null;
    }
  }

  private void lose(long records) {
    mark = mark.losing(records);
    unrecorded += records;
  }

  /** Brings all to the disk, and says from where to go on. */
  Mark mark() {
    if (reel == null) {
      seek();
    } else {
      try {
        reel.sync();
        mark = new Mark(reel.head().file(), reel.records(), 0);
        turn();
        if (reel != null) {
          look();
        }
      } catch (IOException e) {
        fail(e);
      }
    }
    return mark;
  }

  private void seek() {
    try {
      seek(folder.files());
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Ends the last file. */
  void close() {
    if (reel != null) {
      try {
        end();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  /** How many records were written. */
  long recorded() {
    return recorded;
  }

  /** How many records could not be written. */
  long unrecorded() {
    return unrecorded;
  }

  /** Whether what comes is written, as far as is known. */
  boolean isRecording() {
    return retryAt == Long.MIN_VALUE;
  }
}
