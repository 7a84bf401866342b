package urbanbrain.flow.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import urbanbrain.flow.meter.SourceMeters;
import urbanbrain.mapping.Reason;
import urbanbrain.mapping.SourceSpec;

/** What became of the records: in all as accumulators, by source as metrics. */
final class Counts {

  private final BiConsumer<String, LongCounter> register;
  private final List<SourceSpec> sources;
  private final SourceMeters meters;
  private final Map<String, LongCounter> rare = new HashMap<>();
  private final LongCounter records;
  private final LongCounter bytes;
  private final LongCounter events;
  private final LongCounter ignored;

  /**
   * Counts.
   *
   * @param register takes each counter when it is first needed, with its name
   */
  Counts(BiConsumer<String, LongCounter> register, List<SourceSpec> sources, SourceMeters meters) {
    this.meters = meters;
    this.register = register;
    this.sources = sources;
    this.records = counter("records");
    this.bytes = counter("bytes");
    this.events = counter("events");
    this.ignored = counter("ignored");
  }

  void record(int source, long length) {
    records.add(1L);
    bytes.add(length);
    SourceMeters.OfSource of = meters.of(source);
    of.records.inc();
    of.bytes.inc(length);
  }

  void event(int source, boolean hasUnknownAsset) {
    events.add(1L);
    meters.of(source).events.inc();
    if (hasUnknownAsset) {
      rare("unknown_asset", 1);
    }
  }

  /** So many events, or what would have been ones, were in a record beside the first. */
  void further(int more) {
    if (more > 0) {
      rare("further", more);
    }
  }

  void ignored(int source) {
    ignored.add(1L);
    meters.of(source).ignored.inc();
  }

  void late(int source) {
    rare("late", 1);
    rare("late." + sources.get(source).name(), 1);
    meters.of(source).late.inc();
  }

  void dead(int source, Reason reason) {
    rare("dead." + reason.code(), 1);
    rare("dead." + sources.get(source).name() + "." + reason.code(), 1);
    meters.of(source).dead(reason).inc();
  }

  private void rare(String name, long n) {
    rare.computeIfAbsent(name, this::counter).add(n);
  }

  private LongCounter counter(String name) {
    LongCounter counter = new LongCounter();
    register.accept(name, counter);
    return counter;
  }
}
