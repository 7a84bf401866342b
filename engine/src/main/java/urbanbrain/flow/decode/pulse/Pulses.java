package urbanbrain.flow.decode.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import urbanbrain.flow.Pause;
import urbanbrain.mapping.SourceSpec;

/**
 * When each of a city's sources was alive: {@code idle} after each of its events, whatever it says.
 * The parts of a source live together. A source without {@code idle} is alive from its first event
 * on.
 */
public final class Pulses {

  private final List<SourceSpec> parts;

  /** By part the pulse of its source; null where nobody asks. */
  private final Pulse[] ofParts;

  private final TreeMap<String, Pulse> pulses = new TreeMap<>();
  private ListState<Pulse> saved;

  /**
   * The lives of these sources.
   *
   * @param parts all parts of the sources
   * @param isWanted whether anybody asks
   */
  public Pulses(List<SourceSpec> parts, boolean isWanted) {
    this.parts = parts;
    this.ofParts = new Pulse[parts.size()];
    for (int i = 0; i < ofParts.length && isWanted; i++) {
      ofParts[i] = pulses.computeIfAbsent(parts.get(i).name(), name -> new Pulse(name));
    }
  }

  /** Goes on from what was saved of these sources, if anything was. */
  public void restore(OperatorStateStore store) throws Exception {
    saved = store.getListState(new ListStateDescriptor<>("pulses", new PulseCodec()));
    for (Pulse before : saved.get()) {
      Pulse pulse = pulses.get(before.source);
      if (pulse != null) {
        pulse.goOnFrom(before);
      }
    }
  }

  /** Saves all. */
  public void save() throws Exception {
    saved.update(new ArrayList<>(pulses.values()));
  }

  /** An event of a part of a source counts. */
  public void hear(int part, long time) {
    if (ofParts[part] != null) {
      ofParts[part].hear(time, parts.get(part).idle());
    }
  }

  /**
   * The clocks have come so far.
   *
   * @param passed by part of a source: no event of it comes with this time or an earlier one
   * @param out takes the pauses of which that makes certain
   */
  public void pass(long[] passed, Consumer<Pause> out) {
    pulses.values().forEach(pulse -> pulse.passed = Long.MAX_VALUE);
    for (int i = 0; i < passed.length && ofParts[i] != null; i++) {
      ofParts[i].passed = Math.min(ofParts[i].passed, passed[i]);
    }
    for (int i = 0; i < passed.length && ofParts[i] != null; i++) {
      pass(ofParts[i], parts.get(i), out);
    }
  }

  /** Says nothing twice, though the parts of a source share their pulse. */
  private static void pass(Pulse pulse, SourceSpec source, Consumer<Pause> out) {
    pulse.pass(
        pulse.passed,
        source.idle(),
        (from, until) -> out.accept(new Pause(source.code(), from, until)));
  }
}
