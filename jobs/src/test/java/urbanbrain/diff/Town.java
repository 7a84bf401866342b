package urbanbrain.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import urbanbrain.city.City;
import urbanbrain.job.LocalReplay;
import urbanbrain.job.Playback;

/** A small town with a short recording, and rules that can be changed. */
final class Town {

  static final String HOT =
      """
      rule: hot
      says: A sensor measures more than 80 degrees on average over two minutes.
      status: live
      owner: desk
      events: { heat: { stream: town.heat } }
      when:
        window: { of: heat, by: sensor, over: 2m, every: 1m }
        raise: "avg(heat.celsius) > 80"
        clear: "avg(heat.celsius) < 50"
      incident: { severity: Severe, headline: { en: "Hot" } }
      """;

  static final String CRASH =
      """
      rule: crash
      says: An ambulance is called within 5 minutes and 500 m of a crash.
      status: live
      owner: desk
      events:
        crash: { stream: town.crash }
        ems: { stream: town.ems, where: "ems.priority <= 2" }
      when: { all: [crash, ems], within: 5m, near: 500m }
      incident:
        severity: Severe
        headline: { en: "Crash" }
        same_if: { near: 1km, gap: 10m }
      """;

  private static final String STREAMS =
      """
      domain: town
      streams:
        heat:
          says: A temperature.
          key: sensor
          fields:
            sensor: { type: text, says: "sensor" }
            celsius: { type: number, unit: C, says: "degrees" }
        crash: { says: "A crash.", fields: { road: { type: text, says: "road" } } }
        ems:
          says: A call for an ambulance.
          fields: { priority: { type: number, min: 0, says: "1 is urgent" } }
        over: { says: "The road is free again.", fields: { road: { type: text, says: "road" } } }
        works: { says: "Road works.", spans: true, fields: { work: { type: text, says: "number" } } }
      """;

  private static final String CITY =
      """
      city: town
      zone: UTC
      rules: [before]
      sources:
        - name: all
          file: { path: recording.csv, format: csv }
          lateness: 90s
          arrival: { field: time }
          events:
            - { stream: town.heat, when: "row.kind == 'heat'", id: id, time: { field: time } }
            - { stream: town.crash, when: "row.kind == 'crash'", id: id, time: { field: time }, place: { lat: lat, lon: lon } }
            - { stream: town.ems, when: "row.kind == 'ems'", id: id, time: { field: time }, place: { lat: lat, lon: lon } }
            - { stream: town.works, when: "row.kind == 'works'", id: id, time: { field: time }, valid: { from: { field: time }, until: { field: until } }, place: { lat: lat, lon: lon } }
            - { stream: town.over, when: "row.kind == 'over'", id: id, time: { field: time }, place: { lat: lat, lon: lon } }
            - { ignore: true, when: "row.kind == 'none'" }
      """;

  private final Path folder;

  Town(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("city.yaml"), CITY);
    Files.writeString(folder.resolve("recording.csv"), recording());
  }

  /** A hot half hour at one sensor; two crashes with ambulances near works, 20 minutes apart. */
  private static String recording() {
    StringBuilder rows = new StringBuilder("kind,id,time,sensor,celsius,priority,lat,lon,until\n");
    rows.append("works,w1,%s,,,,40.001,-75,%s\n".formatted(at(0, 0), at(16, 0)));
    int[] celsius = {20, 60, 75, 90, 95, 95, 90, 70, 60, 55, 40, 30, 20, 20, 20};
    for (int minute = 0; minute < celsius.length; minute++) {
      rows.append("heat,h%d,%s,s1,%d,,,,\n".formatted(minute, at(minute, 30), celsius[minute]));
    }
    rows.append("crash,c1,%s,,,,40,-75,\n".formatted(at(15, 0)));
    rows.append("ems,e1,%s,,,1,40.002,-75,\n".formatted(at(18, 0)));
    rows.append("crash,c2,%s,,,,40.003,-75,\n".formatted(at(35, 0)));
    rows.append("ems,e3,%s,,,3,40.003,-75,\n".formatted(at(36, 0)));
    rows.append("ems,e2,%s,,,2,40.003,-75,\n".formatted(at(39, 0)));
    rows.append("over,o2,%s,,,,40.003,-75,\n".formatted(at(40, 0)));
    rows.append("crash,c3,%s,,,,40.1,-75,\n".formatted(at(50, 0)));
    rows.append("ems,e4,%s,,,1,40.1065,-75,\n".formatted(at(51, 0)));
    rows.append("crash,c4,%s,,,,40.2,-75,\n".formatted(at(60, 0)));
    rows.append("ems,e5,%s,,,1,40.2,-75,\n".formatted(at(67, 0)));
    rows.append("heat,last,%s,s9,10,,,,\n".formatted(at(120, 0)));
    return rows.toString();
  }

  private static String at(int minute, int second) {
    return "2026-03-02T%02d:%02d:%02dZ".formatted(8 + minute / 60, minute % 60, second);
  }

  /** The difference between rules as text: those of before and those of after. */
  Diff diff(String before, String after) throws IOException {
    City first = city("before", before);
    City second = city("after", after);
    Playback old = new Playback(first);
    Playback now = new Playback(second);
    new LocalReplay(first, second).run(old, now);
    return Diff.of(Side.of(old), Side.of(now), new Pairing(900_000, 1_000));
  }

  private City city(String name, String rules) throws IOException {
    Path root = folder.resolve(name);
    Files.createDirectories(root.resolve("streams"));
    Files.writeString(root.resolve("streams/town.yaml"), STREAMS);
    for (String rule : Splitter.on("---\n").split(rules)) {
      String file = rule.substring("rule: ".length(), rule.indexOf('\n')) + ".yaml";
      Files.writeString(root.resolve(file), rule);
    }
    City.Given given = new City.Given(Optional.of(folder), Optional.of(root), 1_900_000_000_000L);
    City.Read read = City.read(folder.resolve("city.yaml"), given);
    assertThat(read.problems()).isEmpty();
    return read.city().orElseThrow();
  }
}
