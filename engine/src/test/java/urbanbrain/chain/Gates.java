package urbanbrain.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import urbanbrain.event.Event;
import urbanbrain.flow.Pause;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.harness.Sources;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.oracle.Oracle;

/** What decode tells the clocks of a chain: events, how far each source is, when one pauses. */
final class Gates {

  private final List<Branch> branches;
  private final Random random;
  private final List<Consumer<Pulses>> heard = new ArrayList<>();
  private Pulses pulses = pulses();
  private long newest = Long.MIN_VALUE;
  private int remembered;
  private long newestRemembered;

  Gates(List<Branch> branches, Random random) {
    this.branches = branches;
    this.random = random;
  }

  private static Pulses pulses() {
    return new Pulses(IntStream.range(0, Chain.SOURCES).mapToObj(Gates::source).toList(), true);
  }

  private static SourceSpec source(int i) {
    return new SourceSpec(
        Sources.name(i), "", null, List.of(), 0, Oracle.IDLE, null, List.of(), null);
  }

  /**
   * What arrives.
   *
   * @param safe how far each source may say that it is
   */
  void take(Arrivals.Step step, long[] safe) {
    Event event = step.event();
    if (event != null) {
      long said = Arrivals.said(event);
      newest = Math.max(newest, said);
      int place = Sources.place(event.source());
      hear(pulses -> pulses.hear(place, said));
      branches.forEach(branch -> branch.send(event));
      return;
    }
    tell(passed(safe));
    if (step.watermark() == Long.MAX_VALUE) {
      branches.forEach(branch -> branch.sendWatermark(Long.MAX_VALUE));
    }
  }

  private void hear(Consumer<Pulses> what) {
    heard.add(what);
    what.accept(pulses);
  }

  /** How far each source says that it is: as far as it can be, or less. */
  private long[] passed(long[] safe) {
    return Arrays.stream(safe)
        .map(s -> s == Long.MAX_VALUE || random.nextBoolean() ? s : s - random.nextInt(100_000))
        .toArray();
  }

  private void tell(long[] passed) {
    heard.add(pulses -> pulses.pass(passed, pause -> {}));
    pulses.pass(passed, this::tell);
    for (Branch branch : branches) {
      long least =
          IntStream.range(0, passed.length)
              .filter(branch::hears)
              .mapToLong(source -> passed[source])
              .min()
              .orElse(Long.MAX_VALUE);
      branch.sendWatermark(least == Long.MAX_VALUE ? newest : least);
    }
  }

  private void tell(Pause pause) {
    branches.stream()
        .filter(b -> b.hears(Sources.place(pause.source())))
        .forEach(b -> b.send(pause));
  }

  /** A checkpoint is made. */
  void remember() {
    remembered = heard.size();
    newestRemembered = newest;
  }

  /** Goes on as it was when the checkpoint was made, and has told nobody yet how far it is. */
  void die() {
    heard.subList(remembered, heard.size()).clear();
    pulses = pulses();
    heard.forEach(what -> what.accept(pulses));
    newest = newestRemembered;
    branches.forEach(Branch::forget);
  }
}
