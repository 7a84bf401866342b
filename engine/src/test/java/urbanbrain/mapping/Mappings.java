package urbanbrain.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.FieldType;
import urbanbrain.event.StreamType;
import urbanbrain.geo.Crs;
import urbanbrain.time.TimeFormat;

/** One mapping for tests: readings of a sensor, as CSV or NDJSON, and what becomes of records. */
public final class Mappings {

  /** The columns, as a header. */
  public static final String HEADER = "kind,sensor,at,in,lat,lon,kmh,open,note";

  /** Its key is the sensor. */
  public static final StreamType READING =
      new StreamType(
          "test.reading",
          "a reading",
          "sensor",
          List.of(
              new Field("sensor", FieldType.TEXT, null, -inf(), inf(), false, "which", 0),
              new Field("note", FieldType.TEXT, null, -inf(), inf(), false, "a remark", 1),
              new Field("kmh", FieldType.NUMBER, "km/h", 0, 300, false, "speed", 0),
              new Field("mph", FieldType.NUMBER, "mph", -inf(), inf(), false, "speed", 1),
              new Field("open", FieldType.BOOLEAN, null, -inf(), inf(), false, "open", 2)));

  private Mappings() {}

  private static double inf() {
    return Double.POSITIVE_INFINITY;
  }

  /** A source of readings; records of the kind {@code noise} are ignored, other kinds unknown. */
  public static SourceSpec readings(Format format, long lateness, long idle) {
    Columns columns = new Columns(List.of());
    TimeFormat iso = new TimeFormat(null, null, ZoneOffset.UTC);
    int kind = columns.slot("kind");
    int mph = columns.slot("kmh");
    List<Take> takes = new ArrayList<>();
    for (Field field : READING.fields()) {
      takes.add(
          field.name().equals("mph")
              ? new Take.Figure(field, row -> row.numberAsked(mph) / 1.6)
              : new Take.Column(field, columns.slot(field.name())));
    }
    Id id = new Id.Several(List.of(columns.slot("sensor"), Id.TIME));
    TimeSpec at = new TimeSpec(columns.slot("at"), iso);
    PlaceSpec place = new PlaceSpec(columns.slot("lat"), columns.slot("lon"), Crs.WGS84);
    Entry noise = Entry.ignoring(row -> "noise".equals(row.text(kind)));
    Entry reading =
        new Entry(row -> "reading".equals(row.text(kind)), READING, id, at, place, takes);
    TimeSpec in = new TimeSpec(columns.slot("in"), iso);
    return new SourceSpec(
        "sensors",
        "sensors.txt",
        format,
        columns.used(),
        lateness,
        idle,
        in,
        List.of(noise, reading),
        new SourceSpec.Guard(60_000, Long.MAX_VALUE));
  }

  /** The same source under another name. */
  public static SourceSpec named(String name, SourceSpec spec) {
    return new SourceSpec(
        name,
        spec.file(),
        spec.format(),
        spec.columns(),
        spec.lateness(),
        spec.idle(),
        spec.arrival(),
        spec.entries(),
        spec.guard());
  }

  /** The same source, but its records are lists of readings. */
  public static SourceSpec listed(SourceSpec plain) {
    Columns columns = new Columns(List.of(), false);
    columns.each("list");
    int in = columns.slot("in");
    Field sensor = READING.field("sensor").orElseThrow();
    TimeFormat iso = new TimeFormat(null, null, ZoneOffset.UTC);
    Entry entry =
        new Entry(
            null,
            READING,
            new Id.Several(List.of(columns.slot("each.sensor"), Id.TIME)),
            new TimeSpec(columns.slot("each.at"), iso),
            Entry.Where.at(null),
            null,
            columns.listSlot(),
            List.of(new Take.Column(sensor, columns.slot("each.sensor"))));
    return new SourceSpec(
        plain.name(),
        plain.file(),
        plain.format(),
        columns.used(),
        plain.lateness(),
        plain.idle(),
        new TimeSpec(in, iso),
        List.of(entry),
        plain.guard());
  }

  /** What becomes of one record, in a line. */
  public static String map(Format format, String text) throws Fault {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return map(format, bytes);
  }

  static String map(Format format, byte[] bytes) throws Fault {
    Mapper mapper = new Mapper(readings(format, 0, SourceSpec.NEVER));
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    mapper.readHeader(header, 0, header.length);
    Mapper.First first = mapper.first(bytes, 0, bytes.length, Event.NO_ARRIVAL);
    Fault fault = first.fault();
    if (fault != null) {
      return fault.reason().code() + " in " + fault.field() + ": " + fault.getMessage();
    }
    return first.event() == null ? "ignored" : write(first.event());
  }

  private static String write(Event event) {
    StringBuilder line = new StringBuilder(Instant.ofEpochMilli(event.time()).toString());
    if (event.isPlaced()) {
      line.append(' ').append(event.lat()).append(',').append(event.lon());
    }
    for (Field field : READING.fields()) {
      String value = event.print(field);
      line.append(value == null ? "" : " " + field.name() + "=" + value);
    }
    return line.toString();
  }
}
