package urbanbrain.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.city.Cities;
import urbanbrain.city.City;
import urbanbrain.flow.decode.Record;

class MergeTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: a
          file: { path: a.csv.gz }
          arrival: in
          events: [ { stream: test.reading, time: at } ]
        - name: b
          file: { path: b.ndjson }
          arrival: { field: in, format: epoch_ms }
          events: [ { stream: test.call, time: at } ]
        - name: c
          file: { path: c.csv }
          events: [ { stream: test.reading, time: at } ]
      """;

  @TempDir private Path folder;

  @Test
  void filesAreMergedByArrivalAndElseByEventTime() throws IOException {
    write(
        "in,at,sensor\n3,1,a\n1,1,a\n8,1,a\n",
        "{\"in\":2,\"at\":9}\n{\"at\":1}\nno json\n{\"in\":4,\"at\":1}\n",
        "at,sensor\n5,c\n3,c\nnever,c\n9,c\n");
    assertThat(read(Merge.of(city().sources())))
        .containsExactly(
            "header in,at,sensor",
            "0 starts 1",
            "1 starts 9",
            "header at,sensor",
            "2 starts 5",
            "{'in':2,'at':9}",
            "{'at':1}",
            "no json",
            "3,1,a",
            "1,1,a",
            "{'in':4,'at':1}",
            "1 ends",
            "5,c",
            "3,c",
            "never,c",
            "8,1,a",
            "0 ends",
            "9,c",
            "2 ends");
  }

  @Test
  void aDamagedFileIsReadAsFarAsItGoes() throws IOException {
    write("in,at,sensor\n" + "1,1,a\n".repeat(100_000), "", "at,sensor\n");
    List<Input> first = city().sources().subList(0, 1);
    Path file = folder.resolve("a.csv.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    List<String> cut = read(Merge.of(first));
    assertThat(cut.get(cut.size() - 2)).startsWith("the compressed file is damaged");
    assertThat(cut.size()).isGreaterThan(10_000);
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 0});
    assertThat(read(Merge.of(first))).hasSize(2).last().isEqualTo("0 ends");
    assertThat(city().sources()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readingGoesOnWhereItWasLeft(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder a = new StringBuilder("in,at,sensor\n");
    StringBuilder b = new StringBuilder();
    StringBuilder c = new StringBuilder("at,sensor\n");
    for (int i = 0; i < 40; i++) {
      a.append(i * 3).append(",1,\"x\n").append(i).append("\"\n");
      b.append("{\"in\":").append(i * 2 + random.nextInt(5)).append("}\n");
      c.append(i).append(",c").append(i).append('\n');
    }
    write(a.toString(), b.toString(), c.toString());
    List<Input> inputs = city().sources();
    List<String> whole = read(Merge.of(inputs));
    int left = random.nextInt(whole.size());
    List<String> parts = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    try (Merge merge = Merge.of(inputs)) {
      while (merge.hasNext() && (merge.isWord() || parts.size() < left)) {
        parts.add(write(merge.next()));
      }
      positions.addAll(merge.positions());
    }
    parts.addAll(read(Merge.at(inputs, false, positions)));
    assertThat(parts).isEqualTo(whole);
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private City city() throws IOException {
    return Cities.city(folder, CITY);
  }

  private void write(String a, String b, String c) throws IOException {
    Cities.gzip(folder.resolve("a.csv.gz"), a.getBytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("b.ndjson"), b);
    Files.writeString(folder.resolve("c.csv"), c);
  }

  private static List<String> read(Merge merge) throws IOException {
    List<String> records = new ArrayList<>();
    try (merge) {
      while (merge.hasNext()) {
        records.add(write(merge.next()));
      }
    }
    return records;
  }

  private static String write(Record next) {
    return switch (next.kind()) {
      case HEADER -> "header " + next.text(100);
      case STARTS -> next.source() + " starts " + next.position();
      case END -> next.source() + " ends";
      default -> next.text(100).replace('"', '\'');
    };
  }
}
