package urbanbrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import urbanbrain.city.Cities;

class DecodeCommandTest {

  private static final String CITY =
      """
      city: c
      zone: Europe/Berlin
      rules: [rules]
      sources:
        - name: sensors
          file: { path: a.csv }
          arrival: in
          events:
            - { stream: test.reading, when: "row.kind == 'r'", id: sensor, time: at, place: { lat: lat, lon: lon } }
            - { ignore: true, when: "row.kind == 'x'" }
      """;

  @TempDir private Path folder;

  @Test
  void showsWhatBecomesOfEachRecord() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"),
        """
        kind,sensor,at,in,lat,lon,kmh
        r,s1,2026-03-02 10:00,2026-03-02 10:01,52.5,13.4,80
        x,s1,,,,,
        r,s2,2026-03-02 10:00,2026-03-02 10:01,,,fast
        r,s3,2026-03-02 10:02,2026-03-02 10:02,,,7
        r,s4,2026-03-02 10:02,2026-03-02 10:02,,,7
        """);
    assertThat(run(Cities.write(folder, CITY), "--limit", "4")).isEqualTo(EXPECTED);
  }

  @Test
  void aCityWithProblemsIsRefusedWithAll() throws IOException {
    Path city = Cities.write(folder, CITY.replace("zone: Europe/Berlin\n", ""));
    assertThat(run(city))
        .contains("city.yaml:1:1 a city file needs 'zone'")
        .contains("there is no file")
        .endsWith("exit 1");
  }

  private static final String EXPECTED =
      """
      sensors, a.csv line 2
        record r,s1,2026-03-02 10:00,2026-03-02 10:01,52.5,13.4,80
        event  test.reading by entry 1, id s1
               at 2026-03-02T10:00+01:00, arrived 2026-03-02T10:01+01:00, in 52.500000,13.400000
               sensor=s1, kmh=80
      sensors, a.csv line 3
        record x,s1,,,,,
        ignored by entry 2
      sensors, a.csv line 4
        record r,s2,2026-03-02 10:00,2026-03-02 10:01,,,fast
        dead   wrong_type in kmh: 'fast' is no number (entry 1)
      sensors, a.csv line 5
        record r,s3,2026-03-02 10:02,2026-03-02 10:02,,,7
        event  test.reading by entry 1, id s3
               at 2026-03-02T10:02+01:00, arrived 2026-03-02T10:02+01:00, nowhere
               sensor=s3, kmh=7
      4 records
             1  dead: wrong_type
             2  event: test.reading
             1  ignored
      exit 0""";

  private static String run(Path city, String... options) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new DecodeCommand());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    String[] args = new String[options.length + 1];
    System.arraycopy(options, 0, args, 1, options.length);
    args[0] = city.toString();
    int exit = line.execute(args);
    return out + "exit " + exit;
  }
}
