package urbanbrain.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Writes a recording of emergency calls several times over, each time later by a whole number of
 * weeks and at other addresses, so that every copy is other events of the same shape.
 */
final class RepeatedCalls {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final int ADDRESS = 7;
  private static final long WEEKS = 26;

  private RepeatedCalls() {}

  /** Writes the recording; gives how many rows that made. */
  static long write(Path gzippedCsv, int times, Path to) throws IOException {
    List<String> rows = read(gzippedCsv);
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(to)) {
      out.write(rows.get(0) + "\n");
      for (int copy = 0; copy < times; copy++) {
        for (String row : rows.subList(1, rows.size())) {
          out.write(shifted(row, copy) + "\n");
          written++;
        }
      }
    }
    return written;
  }

  private static List<String> read(Path gzippedCsv) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzippedCsv))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String shifted(String row, int copy) {
    if (copy == 0) {
      return row;
    }
    Matcher dates = DATE.matcher(row);
    String later =
        dates.replaceAll(
            date -> LocalDate.parse(date.group()).plusWeeks(WEEKS * copy).toString());
    String[] cells = later.split(",", -1);
    cells[ADDRESS] = cells[ADDRESS] + " #" + copy;
    return String.join(",", cells);
  }
}
