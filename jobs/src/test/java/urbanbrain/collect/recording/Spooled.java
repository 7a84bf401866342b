package urbanbrain.collect.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import urbanbrain.collect.Records;
import urbanbrain.flow.decode.Record;

/**
 * A recording for tests: of two partitions of a topic, and a source that numbers nothing itself.
 */
final class Spooled {

  static final long START = 1_772_485_200_000L; // 2026-03-02T21:00:00Z

  static final List<Head.Part> PARTS =
      List.of(
          new Head.Part("calls", "calls-0", true),
          new Head.Part("calls", "calls-1", true),
          new Head.Part("gauges", "city/gauges/#", false));

  final Path folder;
  final AtomicLong clock = new AtomicLong(START);
  Keeping keeping;
  Disk disk = Disk.OURS;

  Spooled(Path folder) {
    this.folder = folder;
    this.keeping = new Keeping(folder.toString(), Keeping.ROTATE, Keeping.KEEP);
  }

  /** A job that begins, or goes on from a mark. */
  Spool spool(String job, Mark mark) {
    return new Spool(
        keeping, disk, new Spool.Writer("riverton", job, PARTS), mark, clock::getAndIncrement);
  }

  static Record record(int part, long position, String text) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    return new Record(
        Record.Kind.DATA, part, position, bytes, 2, bytes.length - 4, START + position);
  }

  /** All that is recorded, a line each. */
  List<String> read() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Record record : records()) {
      lines.add(line(record));
    }
    return lines;
  }

  static String line(Record record) {
    return record.source() + "@" + record.position() + " " + record.text(Integer.MAX_VALUE);
  }

  List<Record> records() throws IOException {
    List<Record> all = new ArrayList<>();
    try (Records played = played(0)) {
      while (played.hasNext()) {
        all.add(played.next());
      }
    }
    return all;
  }

  /** The recording from behind so many records. */
  Played played(long given) throws IOException {
    Map<String, Map<String, Integer>> indices = new HashMap<>();
    for (int i = 0; i < PARTS.size(); i++) {
      indices
          .computeIfAbsent(PARTS.get(i).source(), s -> new HashMap<>())
          .put(PARTS.get(i).name(), i);
    }
    Played played = new Played(Stretch.of(new Folder(folder, Disk.OURS)), indices);
    played.skip(given);
    return played;
  }
}
