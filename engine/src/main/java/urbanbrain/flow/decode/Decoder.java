package urbanbrain.flow.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.flow.meter.SourceMeters;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;
import urbanbrain.mapping.Reason;
import urbanbrain.mapping.SourceSpec;

/**
 * Makes events of records, decides which are late, and says how far each source is, in the caller's
 * thread: what {@link Decode} does within a job.
 */
public final class Decoder {

  /** So many bytes of a record are kept in a letter. */
  public static final int SHOWN = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  private final List<SourceSpec> sources;
  private final int[] codes;
  private final Mapper[] mappers;
  private final Record[] headers;
  private final long[] reached;
  private final Clocks clocks;
  private final Pulses pulses;
  private final Counts counts;
  private final Out out;

  /** Where what becomes of records goes. */
  public interface Out {

    /** An event that counts, or a word about the sources. */
    void decoded(Decoded decoded);

    /** A record that became no event. */
    void dead(DeadLetter letter);

    /** An event that came too late to count. */
    void late(LateLetter letter);

    /** The same event, for those who count it. */
    default void late(Event event) {}
  }

  /**
   * Decodes the records of these sources from their start, and looks up in these assets.
   *
   * @param feelsPulses whether it says too when sources were not alive
   */
  public Decoder(List<SourceSpec> sources, Assets assets, boolean feelsPulses, Out out) {
    this(
        sources,
        assets,
        new Pulses(sources, feelsPulses),
        new Counts((name, counter) -> {}, sources, new SourceMeters(null, sources)),
        out);
  }

  Decoder(List<SourceSpec> sources, Assets assets, Pulses pulses, Counts counts, Out out) {
    this.sources = sources;
    this.codes = sources.stream().mapToInt(SourceSpec::code).toArray();
    this.mappers = sources.stream().map(s -> new Mapper(s, assets)).toArray(Mapper[]::new);
    this.headers = new Record[sources.size()];
    this.reached = new long[sources.size()];
    Arrays.fill(reached, DeadLetter.NOWHERE);
    this.clocks = new Clocks(sources);
    this.pulses = pulses;
    this.counts = counts;
    this.out = out;
  }

  /** Goes on from what was known, as far as it is about these sources. */
  void goOnFrom(Known known) {
    clocks.goOnFrom(known);
    for (int i = 0; i < headers.length; i++) {
      Optional<Known.Part> part = known.of(sources.get(i));
      if (part.isPresent() && part.get().header() != null) {
        restoreHeader(i, part.get().header());
      }
    }
  }

  /** All that is known of the sources now. */
  Known known() {
    return clocks.known(headers);
  }

  /** How far the clocks are, to be shown. */
  SourceMeters.Progress clocks() {
    return clocks;
  }

  /** Takes a record, or a word about a source. */
  public void take(Record value) {
    switch (value.kind()) {
      case DATA -> decode(value);
      case TOO_LARGE -> bury(value, Reason.TOO_LARGE, "it is larger than a record may be");
      case BROKEN -> bury(value, Reason.NOT_PARSED, value.text(SHOWN));
      case HEADER -> takeHeader(value);
      case STARTS -> clocks.start(value.source(), value.position());
      case END -> clocks.end(value.source());
    }
  }

  private void decode(Record value) {
    counts.record(value.source(), value.length());
    Mapper mapper = mappers[value.source()];
    Hearing hearing = new Hearing(value, mapper);
    mapper.at(value.position());
    mapper.map(value.bytes(), value.offset(), value.length(), value.received(), hearing);
    hearing.end();
  }

  /**
   * What becomes of one record. The clock of its source goes on only behind it: no element of a
   * list is late for another of the same list.
   */
  private final class Hearing implements Mapper.Outcome {

    private final Record value;
    private final Mapper mapper;
    private long newest = Clocks.NEVER;
    private int heard;

    Hearing(Record value, Mapper mapper) {
      this.value = value;
      this.mapper = mapper;
    }

    @Override
    public void event(Event event, long said) {
      heard++;
      clocks.hear(value.source(), event.arrival());
      long behind = clocks.behind(value.source(), said);
      if (behind > 0) {
        keepLate(value, event, behind);
        return;
      }
      newest = Math.max(newest, said);
      pulses.hear(value.source(), said);
      counts.event(value.source(), mapper.hasUnknownAsset());
      out.decoded(new Decoded.Heard(event.from(codes[value.source()])));
    }

    @Override
    public void ignored() {
      heard++;
      counts.ignored(value.source());
    }

    @Override
    public void dead(Fault fault) {
      heard++;
      bury(value, fault);
    }

    void end() {
      counts.further(heard - 1);
      if (newest != Clocks.NEVER) {
        clocks.accept(value.source(), newest);
        reached[value.source()] = Math.max(reached[value.source()], newest);
      }
    }
  }

  /** A header that cannot be read leaves its source without columns: every record then says so. */
  private void takeHeader(Record value) {
    try {
      headers[value.source()] = new RecordCodec().copy(value);
      mappers[value.source()].readHeader(value.bytes(), value.offset(), value.length());
    } catch (Fault fault) {
      bury(value, fault.reason(), fault.getMessage());
    }
  }

  /** A header that was given before a restart. */
  private void restoreHeader(int source, Record value) {
    try {
      headers[source] = value;
      mappers[source].readHeader(value.bytes(), value.offset(), value.length());
    } catch (Fault fault) {
      LOG.debug("the header could not be read before either: {}", fault.getMessage());
    }
  }

  /** What decode never tried to map, counted here. */
  private void bury(Record value, Reason reason, String detail) {
    counts.record(value.source(), value.length());
    bury(value, new Fault(reason, null, detail));
  }

  private void bury(Record value, Fault fault) {
    SourceSpec source = sources.get(value.source());
    counts.dead(value.source(), fault.reason());
    DeadLetter letter =
        new DeadLetter(
            source.name(),
            place(source, value),
            value.position(),
            fault.field(),
            fault.reason(),
            fault.getMessage(),
            value.text(SHOWN),
            reached[value.source()]);
    out.dead(letter);
  }

  private static String place(SourceSpec source, Record value) {
    return value.topic() == null ? source.file() : value.topic();
  }

  private void keepLate(Record value, Event event, long behind) {
    SourceSpec source = sources.get(value.source());
    counts.late(value.source());
    String stream = mappers[value.source()].stream();
    LateLetter letter =
        new LateLetter(
            source.name(),
            place(source, value),
            value.position(),
            stream,
            event.id(),
            event.time(),
            event.arrival(),
            behind,
            value.text(SHOWN));
    out.late(letter);
    out.late(event);
  }

  /** Says how far the sources are. */
  public void tell() {
    Decoded.Ticked tick = clocks.tick();
    pulses.pass(tick.passed(), pause -> out.decoded(new Decoded.Paused(pause)));
    out.decoded(tick);
  }

  /** No source gives any more. */
  public void end() {
    for (int source = 0; source < sources.size(); source++) {
      clocks.end(source);
    }
    tell();
  }
}
