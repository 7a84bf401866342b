package urbanbrain.bench.whole;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.decode.Payloads;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.Record;

/**
 * Readings as NDJSON in two parts, as the partitions of a topic: each part has every second one, in
 * the order in which they came. All of it lies in memory when it is played.
 */
final class Tape {

  /** One for each slot at most. */
  static final int PARTS = 2;

  private final byte[][] bytes = new byte[PARTS][];

  /** Where each record begins, by part; and where the last ends. */
  private final int[][] edges = new int[PARTS][];

  private Tape() {}

  /** The file of a part. */
  private static Path file(Path folder, int part) {
    return folder.resolve("part-" + part + ".ndjson");
  }

  /** Writes these readings into a folder. */
  static void write(Readings readings, Path folder) throws IOException {
    for (int part = 0; part < PARTS; part++) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(file(folder, part)), 1 << 20)) {
        for (int at = part; at < readings.size(); at += PARTS) {
          out.write(Payloads.record(readings, at));
          out.write('\n');
        }
      }
    }
  }

  /** Reads what was written into a folder. */
  static Tape read(Path folder) throws IOException {
    Tape tape = new Tape();
    for (int part = 0; part < PARTS; part++) {
      tape.bytes[part] = Files.readAllBytes(file(folder, part));
      tape.edges[part] = edges(tape.bytes[part]);
    }
    return tape;
  }

  private static int[] edges(byte[] lines) {
    int[] edges = new int[1 << 10];
    int count = 1;
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        edges = count == edges.length ? Arrays.copyOf(edges, 2 * count) : edges;
        edges[count++] = at + 1;
      }
    }
    return Arrays.copyOf(edges, count);
  }

  /** How many records it has. */
  int size() {
    return Arrays.stream(edges).mapToInt(part -> part.length - 1).sum();
  }

  /** A record of a part. */
  Record record(int part, int at) {
    int begin = edges[part][at];
    int length = edges[part][at + 1] - 1 - begin;
    return new Record(
        Record.Kind.DATA, part, at + 1L, bytes[part], begin, length, Event.NO_ARRIVAL);
  }
}
