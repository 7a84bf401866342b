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

  private final List<SourceSpec> sources;
  private final int[] wholes;
  private final TreeMap<Integer, Pulse> pulses = new TreeMap<>();
  private ListState<Pulse> saved;

  /**
   * The lives of these sources.
   *
   * @param isWanted whether anybody asks
   */
  public Pulses(List<SourceSpec> sources, boolean isWanted) {
    this.sources = sources;
    this.wholes = wholes(sources.stream().map(SourceSpec::name).toList());
    for (int i = 0; i < wholes.length; i++) {
      if (isWanted && wholes[i] == i) {
        pulses.put(i, new Pulse(i));
      }
    }
  }

  /** For each part of a source the first of its places: it stands for the whole. */
  private static int[] wholes(List<String> names) {
    return names.stream().mapToInt(names::indexOf).toArray();
  }

  /** Goes on from what was saved, if anything was. */
  public void restore(OperatorStateStore store) throws Exception {
    saved = store.getListState(new ListStateDescriptor<>("pulses", new PulseCodec()));
    for (Pulse pulse : saved.get()) {
      pulses.replace(pulse.source, pulse);
    }
  }

  /** Saves all. */
  public void save() throws Exception {
    saved.update(new ArrayList<>(pulses.values()));
  }

  /** An event of a source counts. */
  public void hear(int source, long time) {
    Pulse pulse = pulses.get(wholes[source]);
    if (pulse != null) {
      pulse.hear(time, sources.get(source).idle());
    }
  }

  /**
   * The clocks have come so far.
   *
   * @param passed by source: no event of it comes with this time or an earlier one
   * @param out takes the pauses of which that makes certain
   */
  public void pass(long[] passed, Consumer<Pause> out) {
    for (Pulse pulse : pulses.values()) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < wholes.length; i++) {
        least = wholes[i] == pulse.source ? Math.min(least, passed[i]) : least;
      }
      pulse.pass(
          least,
          sources.get(pulse.source).idle(),
          (from, until) -> out.accept(new Pause(pulse.source, from, until)));
    }
  }
}
