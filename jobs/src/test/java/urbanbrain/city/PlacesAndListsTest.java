package urbanbrain.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Format;
import urbanbrain.mapping.Mapper;
import urbanbrain.mapping.SourceSpec;

/** What a city file says of lists, wide tables, spans, geometries, assets and areas. */
class PlacesAndListsTest {

  private static final String STREAMS =
      """
      domain: road
      areas: { district: "the districts of the town" }
      streams:
        flow:
          says: A reading of a segment.
          key: segment
          fields:
            segment: { type: text }
            kmh: { type: number, min: 0, max: 300 }
          asset:
            free_kmh: { type: number, min: 1 }
            feeder: { type: text }
        work:
          says: Work on a road.
          spans: true
          fields:
            kind: { type: text }
      """;

  private static final String RULE =
      """
      rule: flow_low
      says: Flow is low in a district.
      status: trial
      events: { flow: { stream: road.flow } }
      when:
        window: { of: flow, by: segment, over: 5m, every: 1m }
        raise: "count() >= 1"
      because: "area.district and h3(9) are asked for: flow.area.district, h3(9)"
      incident: { severity: Minor, headline: { en: "x" } }
      """;

  private static final String ASSETS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "S1",
         "geometry": {"type": "LineString", "coordinates": [[10, 50], [10.01, 50], [10.02, 50]]},
         "properties": {"free_kmh": 80, "feeder": "F1", "lanes": [1, 2], "name": null}},
        {"type": "Feature", "id": 2,
         "geometry": {"type": "Point", "coordinates": [10.5, 50.5, 12.0]}, "properties": {}},
        {"type": "Feature", "id": "old", "properties": {"layer": "district"},
         "geometry": {"type": "Polygon",
           "coordinates": [[[9.9, 49.9], [10.1, 49.9], [10.1, 50.1], [9.9, 50.1], [9.9, 49.9]]]}}
      ]}
      """;

  @TempDir private Path folder;

  private City city(String source) throws IOException {
    Files.createDirectories(folder.resolve("rules/streams"));
    Files.writeString(folder.resolve("rules/streams/road.yaml"), STREAMS);
    Files.writeString(folder.resolve("assets.geojson"), ASSETS);
    return Cities.city(
        folder,
        """
        city: c
        zone: UTC
        rules: [rules]
        assets: assets.geojson
        sources:
        """
            + source.indent(2));
  }

  /** What becomes of the records of a source, a line each. */
  private List<String> map(City city, String... records) throws Fault {
    SourceSpec spec = city.specs().get(0);
    Mapper mapper = new Mapper(spec, city.assets());
    List<String> said = new ArrayList<>();
    int line = 0;
    for (String text : records) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      line++;
      if (line == 1 && spec.format() == Format.CSV) {
        mapper.readHeader(bytes, 0, bytes.length);
      } else {
        mapper.at(line);
        mapper.map(bytes, 0, bytes.length, Event.NO_ARRIVAL, new Telling(city, mapper, said));
      }
    }
    return said;
  }

  private record Telling(City city, Mapper mapper, List<String> said) implements Mapper.Outcome {

    @Override
    public void event(Event event, long when) {
      StringBuilder text = new StringBuilder(Instant.ofEpochMilli(event.time()).toString());
      if (event.hasSpan()) {
        text.append(" to ").append(Instant.ofEpochMilli(event.until()));
        text.append(" said ").append(Instant.ofEpochMilli(when));
      }
      if (event.isPlaced()) {
        text.append(" %.3f,%.3f".formatted(event.lat(), event.lon()));
      }
      text.append(event.shape() == null ? "" : " " + event.shape());
      StreamType stream = city.rules().streams().of(event);
      for (Field field : stream.fields()) {
        String value = event.print(field);
        text.append(value == null ? "" : " " + field.name() + "=" + value);
      }
      said.add(text + (mapper.hasUnknownAsset() ? " unknown asset" : ""));
    }

    @Override
    public void ignored() {
      said.add("ignored");
    }

    @Override
    public void dead(Fault fault) {
      said.add(fault.reason().code() + " in " + fault.field() + ": " + fault.getMessage());
    }
  }

  @Test
  void everyElementOfAListIsAnEventAndTheRecordAroundItCanBeReached() throws Exception {
    Files.writeString(folder.resolve("a.ndjson"), "");
    City city =
        city(
            """
            - name: s
              file: { path: a.ndjson }
              events:
                - stream: road.flow
                  when: "row.kind == 'batch'"
                  each: data.readings
                  time: each.at
                  place: { lat: pos.lat, lon: pos.lon }
                  set: { segment: "row.gate + '/' + each.lane", kmh: "each.v * 2" }
            """);
    assertThat(
            map(
                city,
                """
                {"kind":"batch","gate":"G","pos":{"lat":1,"lon":2},"data":{"readings":[
                {"at":"2026-03-02T10:00:00","lane":"a","v":10},null,
                {"at":"2026-03-02T10:01:00","lane":"b","v":"x"},
                {"at":"2026-03-02T10:02:00","lane":"c","v":12}]}}""",
                "{\"kind\":\"batch\",\"data\":{\"readings\":[]}}",
                "{\"kind\":\"batch\",\"data\":{}}",
                "{\"kind\":\"other\"}"))
        .containsExactly(
            "2026-03-02T10:00:00Z 1.000,2.000 segment=G/a kmh=20 unknown asset",
            "wrong_type in data.readings[].v: 'x' is no number",
            "2026-03-02T10:02:00Z 1.000,2.000 segment=G/c kmh=24 unknown asset",
            "ignored",
            "missing_field in data.readings[]: there is no list",
            "no_stream in null: no entry of the source's mapping takes it");
  }

  @Test
  void membersOfAnObjectHaveTheirNameAndSingleValuesTheirValue() throws Exception {
    Files.writeString(folder.resolve("a.ndjson"), "");
    City city =
        city(
            """
            - name: s
              file: { path: a.ndjson }
              events:
                - stream: road.flow
                  each: by_segment
                  time: at
                  set: { segment: each.name, kmh: each.value }
            """);
    assertThat(map(city, "{\"by_segment\":{\"S1\":50,\"2\":null,\"S9\":7},\"at\":0}"))
        .containsExactly(
            "1970-01-01T00:00:00Z 50.000,10.010 LineString of 3 points segment=S1 kmh=50"
                + " asset.free_kmh=80 asset.feeder=F1",
            "1970-01-01T00:00:00Z segment=S9 kmh=7 unknown asset");
  }

  @Test
  void everyColumnOfAWideTableIsAnEventAndTimesAreCounted() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "day,S1,2,S3\n");
    City city =
        city(
            """
            - name: s
              file: { path: a.csv }
              events:
                - stream: road.flow
                  when: "row.day != 'sunday'"
                  each: columns
                  time: { start: "2026-03-02T00:00:00", step: 5m }
                  set: { segment: each.name, kmh: each.value }
            """);
    assertThat(map(city, "day,S1,2,S3", "monday,1,2,", "sunday,1,2,3", "monday,,400,4"))
        .containsExactly(
            "2026-03-02T00:00:00Z 50.000,10.010 LineString of 3 points segment=S1 kmh=1"
                + " asset.free_kmh=80 asset.feeder=F1",
            "2026-03-02T00:00:00Z 50.500,10.500 segment=2 kmh=2",
            "no_stream in null: no entry of the source's mapping takes it",
            "out_of_range in columns[].value: 400 is not from 0 to 300",
            "2026-03-02T00:10:00Z segment=S3 kmh=4 unknown asset");
  }

  @Test
  void elementsOfOneRecordAreDifferentEvents() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "at,S1,S2\n");
    City city =
        city(
            """
            - name: s
              file: { path: a.csv }
              events: [ { stream: road.flow, each: columns, time: at, set: { segment: each.name, kmh: each.value } } ]
            """);
    Mapper mapper = new Mapper(city.specs().get(0), city.assets());
    byte[] header = "at,S1,S2".getBytes(StandardCharsets.UTF_8);
    mapper.readHeader(header, 0, header.length);
    List<String> ids = new ArrayList<>();
    byte[] row = "0,5,5".getBytes(StandardCharsets.UTF_8);
    Mapper.Outcome ear =
        new Mapper.Outcome() {
          @Override
          public void event(Event event, long said) {
            ids.add(event.id());
          }

          @Override
          public void ignored() {
            ids.add("ignored");
          }

          @Override
          public void dead(Fault fault) {
            ids.add("dead");
          }
        };
    mapper.map(row, 0, row.length, Event.NO_ARRIVAL, ear);
    mapper.map(row, 0, row.length, Event.NO_ARRIVAL, ear);
    assertThat(ids).hasSize(4);
    assertThat(ids.get(0)).isNotEqualTo(ids.get(1)).isEqualTo(ids.get(2));
  }

  @Test
  void aSpanBeginsWhenItIsSaidAtTheEarliestAndMayHaveAGeometryOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("a.ndjson"), "");
    City city =
        city(
            """
            - name: s
              file: { path: a.ndjson }
              events:
                - stream: road.work
                  time: said
                  valid: { from: from, until: until }
                  geometry: where
            """);
    String work = "{\"said\":%d,\"from\":%d,\"until\":%d,\"kind\":\"dig\",\"where\":%s}";
    String area = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0.1,0],[0,0.1],[0,0]]]}";
    String cross =
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e-2,1e-2],[1e-2,0],[0,1e-2],[0,0]]]}";
    List<String> said =
        map(
            city,
            work.formatted(1000, 60_000, 120_000, area),
            work.formatted(90_000, 60_000, 120_000, "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            work.formatted(120_000, 60_000, 120_000, "null"),
            work.formatted(0, 60_000, 120_000, cross),
            work.formatted(0, 60_000, 120_000, "{\"type\":\"Point\",\"coordinates\":[200,2]}"));
    assertThat(said.get(0))
        .startsWith("1970-01-01T00:01:00Z to 1970-01-01T00:02:00Z said 1970-01-01T00:00:01Z 0.0")
        .endsWith("Polygon of 4 points kind=dig");
    assertThat(said.get(1))
        .isEqualTo(
            "1970-01-01T00:01:30Z to 1970-01-01T00:02:00Z said 1970-01-01T00:01:30Z 2.000,1.000"
                + " kind=dig");
    assertThat(said.get(2)).startsWith("bad_time in until: it ends at 1970-01-01T00:02:00Z, not");
    assertThat(said.get(3))
        .startsWith("bad_place in where: self-intersection near longitude 0.005");
    assertThat(said.get(4)).startsWith("bad_place in where: [200.0, 2.0] is no position");
  }

  @Test
  void anEventIsWhereItsAssetIsAndInTheAreasOfThatPlace() throws Exception {
    Files.writeString(folder.resolve("a.ndjson"), "");
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/flow_low.yaml"), RULE);
    City city =
        city(
            """
            - name: s
              file: { path: a.ndjson }
              events:
                - { stream: road.flow, when: "has(row.lat)", time: at, place: { lat: lat, lon: lon } }
                - { stream: road.flow, time: at, place: gate }
            """);
    assertThat(
            map(
                city,
                "{\"at\":0,\"segment\":\"S1\"}",
                "{\"at\":0,\"segment\":\"S1\",\"gate\":\"2\"}",
                "{\"at\":0,\"segment\":\"S1\",\"lat\":50.1,\"lon\":10.1}",
                "{\"at\":0,\"segment\":\"S7\"}"))
        .containsExactly(
            "1970-01-01T00:00:00Z 50.000,10.010 LineString of 3 points segment=S1"
                + " asset.free_kmh=80 asset.feeder=F1 area.district=old h3.9=891fa80e02fffff",
            "1970-01-01T00:00:00Z 50.500,10.500 segment=S1 h3.9=891fa8b4c87ffff",
            "1970-01-01T00:00:00Z 50.100,10.100 segment=S1 asset.free_kmh=80 asset.feeder=F1"
                + " area.district=old h3.9=891fa80440bffff",
            "1970-01-01T00:00:00Z segment=S7 unknown asset");
  }
}
