package urbanbrain.mapping;

import java.util.Arrays;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.time.TimeReader;

/** Makes events of the records of one source, one after the other. */
public final class Mapper {

  private final SourceSpec spec;
  private final Row row;
  private final TimeReader arrival;
  private final Target[] targets;
  private int taken;
  private long said;

  public Mapper(SourceSpec spec) {
    this.spec = spec;
    this.row = Row.of(spec.format(), spec.columns());
    this.arrival = spec.arrival() == null ? null : new TimeReader(spec.arrival().format());
    this.targets =
        spec.entries().stream()
            .map(e -> e.stream() == null ? null : Target.of(e))
            .toArray(Target[]::new);
  }

  /**
   * What an entry makes, with all that can be known before the first record.
   *
   * @param key the field without which there is no event, or null
   */
  private record Target(
      Entry entry, int stream, int numbers, int texts, Field key, TimeReader time) {

    static Target of(Entry entry) {
      StreamType stream = entry.stream();
      Field key = stream.key() == null ? null : stream.field(stream.key()).orElseThrow();
      TimeReader time = new TimeReader(entry.time().format());
      return new Target(entry, stream.code(), stream.numbers(), stream.texts(), key, time);
    }
  }

  /** Takes the names of the columns from the first record of a CSV file. */
  public void readHeader(byte[] bytes, int offset, int length) throws Fault {
    row.readHeader(bytes, offset, length);
  }

  /**
   * The event of a record, or null where the record is to be ignored.
   *
   * @param received when it was received, or {@link Event#NO_ARRIVAL}
   */
  public Event map(byte[] bytes, int offset, int length, long received) throws Fault {
    taken = -1;
    row.read(bytes, offset, length);
    taken = entry();
    Target target = targets[taken];
    return target == null ? null : event(target, received);
  }

  /** When a record came in, or {@link Event#NO_ARRIVAL} where it does not say. */
  public long arrival(byte[] bytes, int offset, int length) throws Fault {
    row.read(bytes, offset, length);
    return arrival == null ? Event.NO_ARRIVAL : time(spec.arrival(), arrival);
  }

  /** The index of the entry that took the last record, or -1. */
  public int taken() {
    return taken;
  }

  /**
   * When what the last event tells was said, milliseconds since the epoch: what its source's clock
   * goes by.
   */
  public long said() {
    return said;
  }

  /** The name of the stream of the last event. */
  public String stream() {
    return spec.entries().get(taken).stream().name();
  }

  private int entry() throws Fault {
    for (int i = 0; i < spec.entries().size(); i++) {
      Entry entry = spec.entries().get(i);
      if (entry.when() == null || entry.when().of(row)) {
        return i;
      }
    }
    throw new Fault(Reason.NO_STREAM, null, "no entry of the source's mapping takes it");
  }

  private Event event(Target target, long received) throws Fault {
    Entry entry = target.entry;
    long time = time(entry.time(), target.time);
    long arrived = arrival == null ? received : time(spec.arrival(), arrival);
    said = time;
    guard(entry, time, arrived);
    Place place = entry.place() == null ? Place.NONE : entry.place().of(row);
    double[] numbers = new double[target.numbers];
    Arrays.fill(numbers, Double.NaN);
    String[] texts = new String[target.texts];
    for (Take take : entry.takes()) {
      take.into(row, numbers, texts);
    }
    requireKey(target.key, numbers, texts);
    Event.Clock clock = new Event.Clock(time, arrived);
    long content = StableHash.ofContent(place, numbers, texts);
    String id = entry.id().of(row, time);
    Event event = new Event(target.stream, id, clock, place, numbers, texts, content);
    return entry.stream().versioned(event);
  }

  private long time(TimeSpec where, TimeReader reader) throws Fault {
    String text = row.text(where.slot());
    if (text == null || text.isEmpty()) {
      throw new Fault(Reason.MISSING_FIELD, row.name(where.slot()), "there is no time");
    }
    long time = reader.read(text);
    if (time == TimeReader.NONE) {
      String detail = "'%s' is no time %s".formatted(Take.shown(text), where.format().says());
      throw new Fault(Reason.BAD_TIME, row.name(where.slot()), detail);
    }
    return time;
  }

  private void guard(Entry entry, long time, long arrived) throws Fault {
    SourceSpec.Guard guard = spec.guard();
    boolean hasArrival = arrived != Event.NO_ARRIVAL;
    long latest = hasArrival ? arrived + guard.skew() : guard.until();
    if (time > latest) {
      String detail =
          hasArrival
              ? "%s is later than its arrival, %s, by more than %d ms"
                  .formatted(iso(time), iso(arrived), guard.skew())
              : "%s is later than %s".formatted(iso(time), iso(latest));
      throw new Fault(Reason.FUTURE_TIME, row.name(entry.time().slot()), detail);
    }
  }

  private static String iso(long millis) {
    return java.time.Instant.ofEpochMilli(millis).toString();
  }

  private static void requireKey(Field key, double[] numbers, String[] texts) throws Fault {
    boolean isThere =
        key == null
            || (key.isText() ? texts[key.slot()] != null : !Double.isNaN(numbers[key.slot()]));
    if (!isThere) {
      throw new Fault(Reason.MISSING_FIELD, key.name(), "the event has no key");
    }
  }
}
