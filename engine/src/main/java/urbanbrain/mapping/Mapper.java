package urbanbrain.mapping;

import urbanbrain.asset.Assets;
import urbanbrain.event.Event;

/** Makes events of the records of one source, one after the other. */
public final class Mapper {

  private final SourceSpec spec;
  private final Row row;
  private final TimeSpec.Clock arrival;
  private final Maker[] makers;
  private int taken;
  private long number;
  private boolean hasUnknownAsset;

  /** A mapper that knows no assets. */
  public Mapper(SourceSpec spec) {
    this(spec, Assets.NONE);
  }

  /** A mapper that looks up what the city has. */
  public Mapper(SourceSpec spec, Assets assets) {
    this.spec = spec;
    this.row = Row.of(spec.format(), spec.columns());
    this.arrival = TimeSpec.Clock.of(spec.arrival());
    this.makers =
        spec.entries().stream()
            .map(e -> e.stream() == null ? null : new Maker(e, spec.guard(), assets))
            .toArray(Maker[]::new);
  }

  /**
   * Hears what becomes of a record: one word of it, or one for each element of the list of which
   * every element is an event.
   */
  public interface Outcome {

    /**
     * It is an event.
     *
     * @param said when it was said, milliseconds since the epoch: its time, but for an event that
     *     holds for a while and was announced before. By this clocks go on, and it is late or not
     */
    void event(Event event, long said);

    /** It is to be ignored, or a list without elements. */
    void ignored();

    /** It is no event. */
    void dead(Fault fault);
  }

  /** What becomes of a record first, for those that look at one event of each. */
  public static final class First implements Outcome {

    private Event event;
    private long said;
    private Fault fault;
    private boolean isHeard;

    /** The event, null if it is none. */
    public Event event() {
      return event;
    }

    /** The event, null if the record is to be ignored; throws why it is none. */
    public Event orThrow() throws Fault {
      if (fault != null) {
        throw fault;
      }
      return event;
    }

    /** When the event was said, milliseconds since the epoch. */
    public long said() {
      return said;
    }

    /** Why it is no event, null if it is one or to be ignored. */
    public Fault fault() {
      return fault;
    }

    @Override
    public void event(Event newEvent, long newSaid) {
      event = isHeard ? event : newEvent;
      said = isHeard ? said : newSaid;
      isHeard = true;
    }

    @Override
    public void ignored() {
      isHeard = true;
    }

    @Override
    public void dead(Fault newFault) {
      fault = isHeard ? fault : newFault;
      isHeard = true;
    }
  }

  /** What becomes of a record first. */
  public First first(byte[] bytes, int offset, int length, long received) {
    First first = new First();
    map(bytes, offset, length, received, first);
    return first;
  }

  /** Takes the names of the columns from the first record of a CSV file. */
  public void readHeader(byte[] bytes, int offset, int length) throws Fault {
    row.readHeader(bytes, offset, length);
  }

  /** The line at which the next record begins, from 1: for times that are counted. */
  public void at(long line) {
    number = line - (spec.format() == Format.CSV ? 2 : 1);
  }

  /**
   * Says what becomes of a record.
   *
   * @param received when it was received, or {@link Event#NO_ARRIVAL}
   */
  public void map(byte[] bytes, int offset, int length, long received, Outcome outcome) {
    taken = -1;
    try {
      row.read(bytes, offset, length);
      taken = entry();
      Maker maker = makers[taken];
      if (maker == null) {
        outcome.ignored();
      } else if (maker.entry().each() >= 0) {
        each(maker, received, outcome);
      } else {
        make(maker, received, outcome);
      }
    } catch (Fault fault) {
      outcome.dead(fault);
    }
  }

  private void each(Maker maker, long received, Outcome outcome) throws Fault {
    int list = maker.entry().each();
    int size = row.elements(list);
    if (size == 0) {
      outcome.ignored();
    }
    for (int i = 0; i < size; i++) {
      try {
        row.select(list, i);
        make(maker, received, outcome);
      } catch (Fault fault) {
        outcome.dead(fault);
      }
    }
  }

  private void make(Maker maker, long received, Outcome outcome) throws Fault {
    Event event = maker.make(row, arrived(received), number);
    hasUnknownAsset = maker.hasUnknownAsset();
    outcome.event(event, maker.said());
  }

  /** When a record came in, or {@link Event#NO_ARRIVAL} where it does not say. */
  public long arrival(byte[] bytes, int offset, int length) throws Fault {
    row.read(bytes, offset, length);
    return arrived(Event.NO_ARRIVAL);
  }

  private long arrived(long received) throws Fault {
    return arrival == null ? received : arrival.read(row);
  }

  /** The index of the entry that took the last record, or -1. */
  public int taken() {
    return taken;
  }

  /** Whether the last event names an asset that the city does not have. */
  public boolean hasUnknownAsset() {
    return hasUnknownAsset;
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
}
