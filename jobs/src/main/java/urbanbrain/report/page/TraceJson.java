package urbanbrain.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import urbanbrain.report.trace.Trace;

/** Writes how a recording looks: counts by bucket, and places with their numbers. */
final class TraceJson {

  private static final double GRID = 1e5;

  private final JsonGenerator json;
  private final List<String> streams;

  /**
   * A trace.
   *
   * @param streams the names of streams, which stand as their place in this list
   */
  TraceJson(JsonGenerator json, List<String> streams) {
    this.json = json;
    this.streams = streams;
  }

  void write(Trace trace) throws IOException {
    TreeSet<Long> buckets = new TreeSet<>();
    Stream.of(trace.events(), trace.late(), trace.dead())
        .flatMap(series -> series.values().stream())
        .forEach(counts -> buckets.addAll(counts.keySet()));
    json.writeNumberField("width", trace.width());
    json.writeArrayFieldStart("buckets");
    for (long bucket : buckets) {
      json.writeNumber(bucket / trace.width());
    }
    json.writeEndArray();
    writeSeries("events", trace.events(), buckets);
    writeSeries("late", trace.late(), buckets);
    writeSeries("dead", trace.dead(), buckets);
    writePlaces(trace.places());
  }

  private void writeSeries(
      String name, SortedMap<String, SortedMap<Long, Long>> series, SortedSet<Long> buckets)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (var counts : series.entrySet()) {
      json.writeArrayFieldStart(counts.getKey());
      for (long bucket : buckets) {
        json.writeNumber(counts.getValue().getOrDefault(bucket, 0L));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** For each stream latitude, longitude and number by turns. */
  private void writePlaces(SortedMap<String, List<Trace.Spot>> places) throws IOException {
    json.writeArrayFieldStart("places");
    for (var spots : places.entrySet()) {
      json.writeStartArray();
      json.writeNumber(streams.indexOf(spots.getKey()));
      for (Trace.Spot spot : spots.getValue()) {
        json.writeNumber(Math.round(spot.lat() * GRID));
        json.writeNumber(Math.round(spot.lon() * GRID));
        json.writeNumber(spot.events());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
