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

class CheckCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void saysOfEachRuleWhatItWillDo() {
    assertThat(check("../rules")).isZero();
    assertThat(out.toString())
        .contains(
            "segment_congested\n  class  N: avg(speed.kmh) can rise again when a late reading comes")
        .contains("crash_with_casualties\n")
        .containsPattern("\\d+ rules, no problem\n$");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void oneFileIsCheckedWithTheFolderInWhichItStands() {
    assertThat(check("../rules/cross/crash_with_casualties.yaml")).isZero();
    assertThat(out.toString())
        .startsWith("crash_with_casualties\n")
        .endsWith("1 rule, no problem\n");
  }

  @Test
  void saysWhatCanNeverFireInACity() throws IOException {
    Files.writeString(folder.resolve("crashes.csv"), "time,lat,lon\n");
    Path city = folder.resolve("city.yaml");
    Files.writeString(
        city,
        """
        city: smallville
        zone: UTC
        rules: [%s]
        sources:
          - name: crashes
            file: { path: crashes.csv, format: csv }
            lateness: 1m
            events:
              - stream: traffic.crash
                time: { field: time }
                place: { lat: lat, lon: lon }
        """
            .formatted(Path.of("../rules").toAbsolutePath()));
    assertThat(check("../rules", "--city", city.toString())).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("  never  here: no source gives health.ems_call, traffic.speed\n")
        .contains("  never  here: no source gives health.ems_call, utility.gas_leak");
  }

  @Test
  void saysWhichAssetsOfACityARuleKnows() {
    String known = "src/test/resources/known/";
    assertThat(check(known + "rules", "--city", known + "city.yaml")).isZero();
    assertThat(out.toString()).contains("\n  knows  here: 4 assets, P1, P2, P3, P4\n");
  }

  @Test
  void saysWhichLayersAndAttributesACityLacks() throws IOException {
    Path streams = Files.createDirectory(folder.resolve("streams"));
    Files.writeString(
        streams.resolve("city.yaml"),
        """
        domain: city
        areas: { district: districts, ward: wards }
        streams:
          speed:
            says: A speed.
            key: segment
            fields: { segment: { type: text }, kmh: { type: number } }
            asset: { limit: { type: number }, road: { type: text } }
        """);
    Files.writeString(
        folder.resolve("slow.yaml"),
        """
        rule: slow
        says: Traffic is slow.
        status: live
        events: { speed: { stream: city.speed, inside: ward, where: "speed.asset.limit > 30" } }
        when:
          window: { of: speed, by: [asset.road, district, h3(8)], over: 15m, every: 5m }
          raise: "avg(speed.kmh) < 20"
        incident: { severity: Minor, headline: { en: "Slow" } }
        """);
    Files.writeString(
        folder.resolve("assets.geojson"),
        """
        { "type": "FeatureCollection", "features": [
          { "type": "Feature", "id": "S1", "geometry": null, "properties": { "road": "A1" } },
          { "type": "Feature", "id": "old", "properties": { "layer": "district" },
            "geometry": { "type": "Polygon",
              "coordinates": [[[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.1], [0, 0]]] } }
        ] }
        """);
    assertThat(check(folder.toString(), "--city", speeds("assets: assets.geojson"))).isZero();
    assertThat(out.toString())
        .contains("  lacks  here: no layer of areas ward\n  lacks  here: no asset has limit\n");
    assertThat(check(folder.toString(), "--city", speeds(""))).isZero();
    assertThat(out.toString())
        .contains("no layer of areas district, ward\n")
        .contains("no asset has limit, road\n");
  }

  /** A city file of a city that has speeds, and what is said of its assets. */
  private String speeds(String assets) throws IOException {
    Files.writeString(folder.resolve("speeds.csv"), "time,segment,kmh\n");
    Path city = folder.resolve("smallville.city");
    Files.writeString(
        city,
        """
        city: smallville
        zone: UTC
        rules: [.]
        %s
        sources:
          - name: speeds
            file: { path: speeds.csv, format: csv }
            lateness: 1m
            events: [ { stream: city.speed, time: { field: time } } ]
        """
            .formatted(assets));
    return city.toString();
  }

  @Test
  void listsEveryProblemAtOnce() throws IOException {
    Path streams = Files.createDirectory(folder.resolve("streams"));
    Files.writeString(
        streams.resolve("industry.yaml"),
        """
        domain: industry
        streams:
          stop:
            says: A machine stops.
            fields: { machine: { type: text }, minutes: { type: numbr } }
        """);
    Files.writeString(
        folder.resolve("stops.yaml"),
        """
        rule: stops
        says: Machines stop.
        status: live
        events: { stop: { stream: industry.stopp } }
        when: { any: [stop] }
        incident: { severity: Sever, headline: { en: "Stop" } }
        """);
    assertThat(check(folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("stops.yaml:4:27 there is no stream 'industry.stopp'")
        .contains("stops.yaml:6:23 'Sever' is none of the words known here")
        .contains("industry.yaml:5:57 'numbr' is none of the words known here")
        .endsWith("3 problems\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void wrongUsageIsToldApart() {
    assertThat(check()).isEqualTo(2);
    assertThat(check("nowhere")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no nowhere");
  }

  private int check(String... args) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 1];
    all[0] = "check";
    System.arraycopy(args, 0, all, 1, args.length);
    return command.execute(all);
  }
}
