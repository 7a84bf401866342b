package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.collect.recording.Keeping;
import urbanbrain.collect.recording.Keeping.Limits;
import urbanbrain.text.Problem;

/** What a city file says of the recording of a live job. */
class RecordTextTest {

  private static final String CITY =
      """
      city: c
      zone: UTC
      rules: [rules]
      sources:
        - name: s
          kafka: { servers: "a:1", topic: readings }
          events: [ { stream: test.reading, time: at } ]
      record:\s""";

  @TempDir private Path folder;

  private City.Read read(String record, City.Given given) throws IOException {
    return City.read(Cities.write(folder, CITY + record + "\n"), given);
  }

  private static City.Given live() {
    return new City.Given(Optional.empty(), Optional.empty(), 0, City.Sources.LIVE);
  }

  private Keeping keeping(String record) throws IOException {
    return read(record, live()).city().orElseThrow().recording();
  }

  private List<String> problems(String record) throws IOException {
    return read(record, live()).problems().stream().map(Problem::message).toList();
  }

  @Test
  void whatIsNotSaidIsAsUsual() throws IOException {
    String there = folder.resolve("rec").toAbsolutePath().toString();
    assertThat(keeping("{ dir: rec }")).isEqualTo(new Keeping(there, Keeping.ROTATE, Keeping.KEEP));
    assertThat(keeping("{ dir: ./x/../rec, rotate: 10MB, keep: [90d, 2TB] }"))
        .isEqualTo(
            new Keeping(
                there,
                new Limits(3_600_000, 10_000_000),
                new Limits(90 * 86_400_000L, 2_000_000_000_000L)));
    assertThat(keeping("{ dir: /srv/rec, rotate: 1m }"))
        .isEqualTo(new Keeping("/srv/rec", new Limits(60_000, 256_000_000), Keeping.KEEP));
  }

  @Test
  void whatIsNoLimitIsAProblem() throws IOException {
    assertThat(problems("{ rotate: 5, keep: [0s, 0MB, 1gb], max: 1 }"))
        .containsExactlyInAnyOrder(
            "a recording needs 'dir'",
            "a recording has no word 'max': it has dir, rotate, keep",
            "'5' is no limit: write a length of time as 1h or 7d, or a size as 256MB or 20GB",
            "'0s' is no limit: write a length of time as 1h or 7d, or a size as 256MB or 20GB",
            "'0MB' is no limit: write a length of time as 1h or 7d, or a size as 256MB or 20GB",
            "'1gb' is no limit: write a length of time as 1h or 7d, or a size as 256MB or 20GB");
  }

  @Test
  void whereNothingIsRecordedNothingIsRead() throws IOException {
    Path empty = folder.resolve("nothing");
    City.Read read = read("{ dir: rec }", live().from(Optional.of(empty)));
    assertThat(read.problems())
        .extracting(Problem::message)
        .containsExactly("there is no recording in " + empty);
  }
}
