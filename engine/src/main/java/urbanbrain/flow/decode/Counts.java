package urbanbrain.flow.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import urbanbrain.mapping.Reason;
import urbanbrain.mapping.SourceSpec;

/** What became of the records, as accumulators. */
final class Counts {

  private final BiConsumer<String, LongCounter> register;
  private final List<SourceSpec> sources;
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
  Counts(BiConsumer<String, LongCounter> register, List<SourceSpec> sources) {
    this.register = register;
    this.sources = sources;
    this.records = counter("records");
    this.bytes = counter("bytes");
    this.events = counter("events");
    this.ignored = counter("ignored");
  }

  void record(long length) {
    records.add(1L);
    bytes.add(length);
  }

  void event(boolean hasUnknownAsset) {
    events.add(1L);
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

  void ignored() {
    ignored.add(1L);
  }

  void late(int source) {
    rare("late", 1);
    rare("late." + sources.get(source).name(), 1);
  }

  void dead(int source, Reason reason) {
    rare("dead." + reason.code(), 1);
    rare("dead." + sources.get(source).name() + "." + reason.code(), 1);
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
