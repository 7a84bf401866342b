package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.city.channel.Means;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.rule.Severity;

class CityTest {

  @TempDir private Path folder;

  @Test
  void aCityFileSaysAllThatARunNeeds() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "sensor,at,kmh\n");
    Files.writeString(folder.resolve("b.log"), "");
    City city =
        Cities.city(
            folder,
            """
            city: riverton
            zone: America/New_York
            rules: rules
            until: 2026-03-02T12:00:00
            skew: 5s
            sources:
              - name: sensors
                file: { path: [a.csv, a.csv] }
                lateness: 15m
                idle: 2m
                events: [ { stream: test.reading, time: at, set: { note: "'x'" } } ]
              - name: calls
                file: { path: b.log, format: ndjson }
                events: [ { stream: test.call, time: at }]
            channels:
              - file: { path: alerts.ndjson }
              - webhook: { url: "https://x.org/in", secret_env: KEY, severities: [Extreme, Severe] }
            """);
    assertThat(city.name()).isEqualTo("riverton");
    assertThat(city.until()).isEqualTo(1_772_470_800_000L);
    assertThat(city.streams()).containsExactly("test.call", "test.reading");
    assertThat(city.sources()).hasSize(3);
    SourceSpec first = city.specs().get(0);
    assertThat(first.format()).isEqualTo(Format.CSV);
    assertThat(first.lateness()).isEqualTo(900_000);
    assertThat(first.idle()).isEqualTo(120_000);
    assertThat(first.guard()).isEqualTo(new SourceSpec.Guard(5_000, city.until()));
    assertThat(city.specs().get(2).lateness()).isEqualTo(60_000);
    assertThat(city.specs().get(2).idle()).isEqualTo(SourceSpec.NEVER);
    City.Channel hook = city.channels().get(1);
    assertThat(((Means.Webhook) hook.means()).url()).isEqualTo("https://x.org/in");
    assertThat(hook.name()).isEqualTo("webhook-1");
    assertThat(((Means.Webhook) hook.means()).delivery().secrets().variables())
        .containsExactly("KEY");
    assertThat(hook.severities()).containsExactly(Severity.Extreme, Severity.Severe);
  }

  @Test
  void withoutLimitNoEventIsLaterThanTheStart() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "sensor,at\n");
    City city =
        Cities.city(
            folder,
            """
            city: c
            zone: UTC
            rules: [rules]
            sources: [ { name: s, file: { path: a.csv }, events: [ { stream: test.reading, time: at } ] } ]
            """);
    assertThat(city.until()).isEqualTo(Cities.NOW);
    assertThat(city.skew()).isEqualTo(60_000);
  }

  @Test
  void everyMistakeIsShownAtItsPlace() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "sensor,at,kmh,lat\n");
    Path file = Cities.write(folder, resource("mistakes.yaml"));
    assertThat(Cities.render(Cities.read(file), folder)).isEqualTo(resource("mistakes.txt"));
  }

  @Test
  void columnsMayHaveAnyNameButMustBeThere() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "Call Type,at\n");
    String city =
        """
        city: c
        zone: UTC
        rules: [rules]
        sources:
          - name: s
            file: { path: a.csv }
            events: [ { stream: test.call, when: "row['Call Type'] != 'x'", time: at, set: { kind: "row['Call Type']" } } ]
        """;
    assertThat(Cities.city(folder, city).specs().get(0).columns())
        .containsExactlyInAnyOrder("Call Type", "at");
    Path file = Cities.write(folder, city.replace("row['Call Type'] !=", "row['Cal Type'] !="));
    assertThat(Cities.render(Cities.read(file), folder))
        .startsWith("city.yaml:7:42 the file has no column 'Cal Type' (did you mean 'Call Type'?)");
  }

  @Test
  void versionsWithoutARevisionNeedAnArrivalToBeToldApart() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "kind,at,received\n");
    String city =
        """
        city: c
        zone: UTC
        rules: [rules]
        sources:
          - name: s
            file: { path: a.csv }
            arrival: { field: received }
            events: [ { stream: test.ticket, time: at } ]
        """;
    assertThat(Cities.city(folder, city).streams()).containsExactly("test.ticket");
    Path file = Cities.write(folder, city.replace("    arrival: { field: received }\n", ""));
    assertThat(Cities.render(Cities.read(file), folder))
        .startsWith(
            "city.yaml:5:5 test.ticket is revised without a revision: the version that arrived last"
                + " counts, so say `arrival`");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CityTest.class.getResourceAsStream("/city/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
