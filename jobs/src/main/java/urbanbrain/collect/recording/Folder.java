package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a recording: files by their numbers. */
final class Folder {

  private static final Pattern NAME = Pattern.compile("(\\d{8,18})-[-0-9T.]+Z\\.ndjson\\.gz");
  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final Disk disk;

  Folder(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /** Its files by number; whatever else stands there is none of it. */
  NavigableMap<Long, Path> files() throws IOException {
    NavigableMap<Long, Path> files = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.list(path)) {
        for (Path file : (Iterable<Path>) all::iterator) {
          Matcher name = NAME.matcher(file.getFileName().toString());
          if (name.matches()) {
            files.put(Long.parseLong(name.group(1)), file);
          }
        }
      }
    }
    return files;
  }

  /** Fails where no more should be written here. */
  void checkRoom() throws IOException {
    Disk.createFolder(path);
    if (disk.spare(path) <= 0) {
      throw new IOException("the disk of %s is nearly full".formatted(path));
    }
  }

  /** Begins a file; leaves none where that fails. */
  ReelWriter begin(Head head) throws IOException {
    String began = BEGAN.format(Instant.ofEpochMilli(head.began()));
    Path file = path.resolve("%08d-%s.ndjson.gz".formatted(head.file(), began));
    Disk.Output output = disk.create(file);
    try {
      return new ReelWriter(output, head);
    } catch (IOException e) {
      output.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * Removes the oldest files, those that were last written before a time, and as many more as are
   * beyond a size; never the newest one.
   */
  void prune(long before, long size) throws IOException {
    Deque<Path> newestFirst = new ArrayDeque<>(files().descendingMap().values());
    long all = newestFirst.isEmpty() ? 0 : Files.size(newestFirst.remove());
    boolean isOver = false;
    for (Path file : newestFirst) {
      all += Files.size(file);
      isOver |= all > size || Files.getLastModifiedTime(file).toMillis() < before;
      if (isOver) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** How many bytes all its files take. */
  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files().values()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
