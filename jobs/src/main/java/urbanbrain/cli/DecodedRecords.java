package urbanbrain.cli;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import urbanbrain.city.City;
import urbanbrain.collect.Input;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.StreamType;
import urbanbrain.flow.decode.Record;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;

/** Shows records and what became of each, and how many became what. */
final class DecodedRecords {

  /** As much of a record as is shown. */
  private static final int WIDTH = 200;

  private final City city;
  private final PrintWriter out;
  private final List<Mapper> mappers;
  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private int shown;

  DecodedRecords(City city, PrintWriter out) {
    this.city = city;
    this.out = out;
    this.mappers = city.specs().stream().map(s -> new Mapper(s, city.assets())).toList();
  }

  /** How many records have been shown. */
  int shown() {
    return shown;
  }

  /** Shows a record, or takes notice of a word about a source. */
  void show(Record next) {
    Mapper mapper = mappers.get(next.source());
    try {
      switch (next.kind()) {
        case HEADER -> mapper.readHeader(next.bytes(), next.offset(), next.length());
        case DATA -> {
          begin(next);
          mapper.at(next.position());
          mapper.map(
              next.bytes(), next.offset(), next.length(), next.received(), new Telling(mapper));
        }
        case TOO_LARGE, BROKEN -> {
          begin(next);
          count("dead: " + next.kind().name().toLowerCase(Locale.ROOT));
          out.println("  dead   " + next.kind().name().toLowerCase(Locale.ROOT));
        }
        case STARTS, END -> {}
      }
    } catch (Fault fault) {
      tell(fault, mapper);
    }
  }

  /** Tells what becomes of a record, element by element. */
  private final class Telling implements Mapper.Outcome {

    private final Mapper mapper;

    Telling(Mapper mapper) {
      this.mapper = mapper;
    }

    @Override
    public void event(Event event, long said) {
      tell(event, mapper);
    }

    @Override
    public void ignored() {
      count("ignored");
      out.printf("  ignored by entry %d%n", mapper.taken() + 1);
    }

    @Override
    public void dead(Fault fault) {
      tell(fault, mapper);
    }
  }

  private void begin(Record next) {
    Input input = city.sources().get(next.source());
    shown++;
    out.printf("%s, %s line %d%n", input.spec().name(), input.spec().file(), next.position());
    out.println("  record " + oneLine(next.text(4 * WIDTH)));
  }

  private static String oneLine(String text) {
    return Ascii.truncate(text.replaceAll("\\p{Cntrl}+", " "), WIDTH, "...");
  }

  private void tell(Event event, Mapper mapper) {
    String entry = "entry %d".formatted(mapper.taken() + 1);
    StreamType stream = city.rules().streams().of(event);
    count("event: " + stream.name());
    out.printf("  event  %s by %s, id %s%n", stream.name(), entry, event.id());
    String until = event.hasSpan() ? " until " + time(event.until()) : "";
    out.printf("         at %s%s%s%s%n", time(event.time()), until, arrival(event), place(event));
    out.println("         " + fields(stream, event));
  }

  private String arrival(Event event) {
    return event.arrival() == Event.NO_ARRIVAL ? "" : ", arrived " + time(event.arrival());
  }

  private static String place(Event event) {
    return event.isPlaced()
        ? String.format(Locale.ROOT, ", in %.6f,%.6f%s", event.lat(), event.lon(), shape(event))
        : ", nowhere";
  }

  private static String shape(Event event) {
    return event.shape() == null ? "" : " (a %s)".formatted(event.shape());
  }

  private String time(long millis) {
    return Instant.ofEpochMilli(millis).atZone(city.zone()).toOffsetDateTime().toString();
  }

  private static String fields(StreamType stream, Event event) {
    List<String> written = new ArrayList<>();
    for (Field field : stream.fields()) {
      String value = event.print(field);
      if (value != null) {
        written.add(field.name() + "=" + oneLine(value));
      }
    }
    return written.isEmpty() ? "no fields" : Joiner.on(", ").join(written);
  }

  private void tell(Fault fault, Mapper mapper) {
    String reason = fault.reason().code();
    count("dead: " + reason);
    String where = fault.field() == null ? "" : " in " + fault.field();
    String entry = mapper.taken() < 0 ? "" : " (entry %d)".formatted(mapper.taken() + 1);
    out.printf("  dead   %s%s: %s%s%n", reason, where, fault.getMessage(), entry);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Says how many became what. */
  void sum() {
    out.printf("%d records%n", shown);
    counts.forEach((what, n) -> out.printf("  %6d  %s%n", n, what));
  }
}
