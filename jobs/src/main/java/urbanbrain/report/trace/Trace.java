package urbanbrain.report.trace;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * What a recording looks like.
 *
 * @param width of a bucket, milliseconds
 * @param events by stream the events that came in time, duplicates and all versions among them: by
 *     the start of the bucket, milliseconds since the epoch
 * @param late the same by stream of those that came too late
 * @param dead by source what was no event; a dead letter counts where its source was
 * @param places by stream some of the places of its events
 */
public record Trace(
    long width,
    SortedMap<String, SortedMap<Long, Long>> events,
    SortedMap<String, SortedMap<Long, Long>> late,
    SortedMap<String, SortedMap<Long, Long>> dead,
    SortedMap<String, List<Spot>> places) {

  static final String EVENTS = "trace.events";
  static final String LATE = "trace.late";
  static final String DEAD = "trace.dead";

  /**
   * A place and how many events were there.
   *
   * @param lat degrees
   * @param lon degrees
   */
  public record Spot(double lat, double lon, long events) {}

  /** The trace of a run, by what Flink accumulated beside decode. */
  public static Trace of(Map<String, Object> accumulated) {
    TraceEvents.Found found = (TraceEvents.Found) accumulated.get(EVENTS);
    Rates late = (Rates) accumulated.get(LATE);
    Rates dead = (Rates) accumulated.get(DEAD);
    Rates events = found.rates();
    List<Rates> all = List.of(events, late, dead);
    all.forEach(rates -> all.forEach(rates::widenTo));
    long first = events.first().orElse(0);
    SortedMap<String, List<Spot>> places = new TreeMap<>();
    found
        .places()
        .forEach(
            (stream, sample) -> {
              if (!sample.spots().isEmpty()) {
                places.put(stream, sample.spots());
              }
            });
    return new Trace(
        events.width(), events.counts(first), late.counts(first), dead.counts(first), places);
  }

  /** Carries what one task found to where the run was started. */
  static final class Carrier<T extends java.io.Serializable> implements Accumulator<T, T> {

    private T found;

    Carrier(T found) {
      this.found = found;
    }

    @Override
    public void add(T value) {
      found = value;
    }

    @Override
    public T getLocalValue() {
      return found;
    }

    @Override
    public void resetLocal() {
      found = null;
    }

    @Override
    public void merge(Accumulator<T, T> other) {
      throw new IllegalStateException("decode has one task, and so has what listens to it");
    }

    @Override
    public Accumulator<T, T> clone() {
      return new Carrier<>(found);
    }
  }
}
