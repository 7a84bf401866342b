package urbanbrain.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.mapping.Format;

class SplitterTest {

  @Test
  void linesAreRecordsWhateverEndsThem() throws IOException {
    check(Format.NDJSON, "a\nb\r\n\n  \nc", "1:a", "2:b", "5:c");
    check(Format.CSV, "\ufeffa,b\r\n1,2\r\n", "1:a,b", "2:1,2");
    check(Format.NDJSON, "");
    check(Format.CSV, "\ufeff");
    check(Format.CSV, "\n\n");
    check(Format.CSV, "ab", "1:ab");
  }

  @Test
  void quotedCellsMayHoldLineEndsCommasAndQuotes() throws IOException {
    check(
        Format.CSV,
        "\"a\nb\",1\r\nx,\"c,\"\"d\"\"\n\ne\"\n2,\"\"\n",
        "1:\"a\nb\",1",
        "3:x,\"c,\"\"d\"\"\n\ne\"",
        "6:2,\"\"");
    check(Format.NDJSON, "{\"a\"\n:1}", "1:{\"a\"", "2::1}");
  }

  @Test
  void aStrayQuoteCostsItsLineOnly() throws IOException {
    check(Format.CSV, "1,\"a\n2,b\n3,c\n", "1:1,\"a", "2:2,b", "3:3,c");
    check(Format.CSV, "1,\"a\n2,\"b\"\n3,c\n", "1:1,\"a", "2:2,\"b\"", "3:3,c");
    check(Format.CSV, "1,\"a\"x\n2,b\n", "1:1,\"a\"x", "2:2,b");
    check(Format.CSV, "5\" pipe,x\n6\" pipe,y\n", "1:5\" pipe,x", "2:6\" pipe,y");
    String lines = "2,b\n".repeat(Splitter.LARGEST_QUOTED);
    assertThat(split(Format.CSV, "1,\"a\n" + lines + "3,c\"\n"))
        .hasSize(Splitter.LARGEST_QUOTED + 2)
        .startsWith("1:1,\"a", "2:2,b");
  }

  @Test
  void noByteIsTakenForTheEnd() throws IOException {
    byte[] bytes = {'a', '\n', (byte) 0xff, '\n', '"', (byte) 0xff, '"', '\n', 0, '\n', 'b'};
    Splitter splitter = new Splitter(new ByteArrayInputStream(bytes), Format.CSV, 0, 1);
    assertThat(rest(splitter)).hasSize(5).endsWith("5:b");
  }

  @Test
  void aLineThatIsTooLargeIsPassedOver() throws IOException {
    String fits = "x".repeat(Splitter.LARGEST);
    String large = "y".repeat(3 * Splitter.LARGEST);
    assertThat(split(Format.NDJSON, "a\n" + fits + "\n" + large + "\nb\n" + large))
        .containsExactly(
            "1:a",
            "2:" + fits,
            "3 too large:" + "y".repeat(Splitter.SHOWN),
            "4:b",
            "5 too large:" + "y".repeat(Splitter.SHOWN));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readingGoesOnAtAnyRecord(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = noise(random).getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>();
    List<long[]> starts = new ArrayList<>();
    Splitter whole = new Splitter(new ByteArrayInputStream(bytes), Format.CSV, 0, 1);
    while (whole.next() != Splitter.Found.NOTHING) {
      all.add(write(whole));
      starts.add(new long[] {whole.offset(), whole.line()});
    }
    for (int i = 0; i < all.size(); i++) {
      long offset = starts.get(i)[0];
      InputStream rest = new Dripping(bytes, (int) offset, random);
      Splitter splitter = new Splitter(rest, Format.CSV, offset, starts.get(i)[1]);
      assertThat(rest(splitter)).isEqualTo(all.subList(i, all.size()));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Cells, quotes and line ends in any order, and a line that is too large now and then. */
  private static String noise(Random random) {
    String[] parts = {"a", "bc", ",", ",", "\"", "\n", "\r\n", "\"\"", "\"x\ny\"", "é"};
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
    for (int i = 0; i < 60; i++) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    if (random.nextInt(10) == 0) {
      text.append("z".repeat(Splitter.LARGEST + 10)).append("\nlast");
    }
    return text.toString();
  }

  /** Gives few bytes at a time, as a network does. */
  private static final class Dripping extends InputStream {
    private final byte[] bytes;
    private final Random random;
    private int at;

    Dripping(byte[] bytes, int at, Random random) {
      this.bytes = bytes;
      this.at = at;
      this.random = random;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == bytes.length) {
        return -1;
      }
      int most = bytes.length > 10_000 ? 10_000 : 7;
      int count = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(most));
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }
  }

  private static void check(Format format, String text, String... records) throws IOException {
    assertThat(split(format, text)).containsExactly(records);
  }

  private static List<String> split(Format format, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return rest(new Splitter(new ByteArrayInputStream(bytes), format, 0, 1));
  }

  private static List<String> rest(Splitter splitter) throws IOException {
    List<String> records = new ArrayList<>();
    while (splitter.next() != Splitter.Found.NOTHING) {
      records.add(write(splitter));
    }
    return records;
  }

  private static String write(Splitter splitter) {
    String text =
        new String(splitter.bytes(), splitter.start(), splitter.length(), StandardCharsets.UTF_8);
    boolean isLarge = splitter.found() == Splitter.Found.TOO_LARGE;
    return splitter.line() + (isLarge ? " too large:" : ":") + text;
  }
}
