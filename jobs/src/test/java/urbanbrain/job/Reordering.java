package urbanbrain.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import urbanbrain.event.Event;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mapper;
import urbanbrain.mapping.SourceSpec;

/**
 * Writes the records of one file in another order. Records that were late as recorded stay late:
 * they come last. Files have one record a line.
 */
final class Reordering {

  /** A line and the event time that decode reads from it; none where it is no event. */
  private record Row(String line, boolean isEvent, long time) {}

  private final SourceSpec spec;
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> lateRows = new ArrayList<>();
  private final Path file;
  private String header;

  /**
   * The records of a file.
   *
   * @param late the numbers, from 1, of the lines that are late as recorded
   */
  Reordering(Path file, SourceSpec spec, Set<Long> late) throws IOException {
    this.file = file;
    this.spec = spec;
    read(new HashSet<>(late));
  }

  private void read(Set<Long> late) throws IOException {
    Mapper mapper = new Mapper(spec);
    long number = 0;
    for (String line : lines(file)) {
      number++;
      if (spec.format() == Format.CSV && number == 1) {
        header = line;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
          mapper.readHeader(bytes, 0, bytes.length);
        } catch (Fault e) {
          throw new IOException("no header in " + file, e);
        }
      } else {
        (late.contains(number) ? lateRows : rows).add(row(mapper, line));
      }
    }
  }

  private static Row row(Mapper mapper, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    Event event = mapper.first(bytes, 0, bytes.length, Event.NO_ARRIVAL).event();
    return new Row(line, event != null, event == null ? 0 : event.time());
  }

  /** Writes the records by event time. */
  void sorted() throws IOException {
    write(Row::time);
  }

  /** Writes the records shuffled so that none comes further behind than the lateness allows. */
  void shuffled(long seed) throws IOException {
    Random random = new Random(seed);
    long reach = Math.max(1, spec.lateness());
    write(row -> row.time() + (long) (random.nextDouble() * reach));
  }

  private void write(ToLongFunction<Row> rank) throws IOException {
    record Ranked(Row row, long rank) {}
    List<Ranked> ranked = new ArrayList<>();
    long last = 0;
    for (Row row : rows) {
      last = row.isEvent() ? rank.applyAsLong(row) : last;
      ranked.add(new Ranked(row, last));
    }
    ranked.sort(Comparator.comparingLong(Ranked::rank));
    StringBuilder text = new StringBuilder(header == null ? "" : header + "\n");
    ranked.forEach(r -> text.append(r.row().line()).append('\n'));
    lateRows.forEach(r -> text.append(r.line()).append('\n'));
    store(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void store(byte[] text) throws IOException {
    if (!isZipped(file)) {
      Files.write(file, text);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text);
    }
    Files.write(file, bytes.toByteArray());
  }

  /** Bytes as characters one to one, so that broken encodings stay broken. */
  static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = isZipped(file) ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    }
  }

  private static boolean isZipped(Path file) {
    return file.toString().endsWith(".gz");
  }
}
