package urbanbrain.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.event.Event;
import urbanbrain.flow.Pause;
import urbanbrain.flow.Word;
import urbanbrain.flow.decode.pulse.Pulses;
import urbanbrain.flow.raise.Raise;
import urbanbrain.mapping.SourceSpec;
import urbanbrain.oracle.Oracle;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/** The stages from the gates to raise, wired as in the job, played in one thread. */
final class Chain {

  static final String CITY = "city";

  /** How many sources there are at most. */
  static final int SOURCES = 3;

  private final Random random;
  private final List<Branch> branches = new ArrayList<>();
  private final List<Subtask<?>> subtasks = new ArrayList<>();
  private final List<MatchUpdate> updates = new ArrayList<>();
  private final Operator<Word, Alert> raise;

  /**
   * How a chain is played.
   *
   * @param mostSubtasks of each stage
   * @param restores how likely all begin anew after an arrival
   * @param runner what runs the operators
   */
  record Manner(int mostSubtasks, double restores, Runner runner) {

    Manner(int mostSubtasks, double restores) {
      this(mostSubtasks, restores, Runner.asked());
    }
  }

  private Chain(RuleClocks clocks, Manner manner, Random random) {
    this.random = random;
    List<Channel<Word>> words = new ArrayList<>();
    for (int i = 0; i < clocks.clocks().size(); i++) {
      Branch branch =
          new Branch(
              clocks,
              i,
              manner.runner,
              () -> 1 + random.nextInt(manner.mostSubtasks),
              updates::add);
      branches.add(branch);
      subtasks.addAll(branch.subtasks());
      words.addAll(branch.words());
    }
    raise = manner.runner.keyed(() -> new Raise(CITY, clocks, 0), word -> CITY, Types.STRING);
    raise.side(Raise.INCIDENTS);
    raise.side(Raise.AUDIT);
    subtasks.add(new Subtask<>(raise, words, () -> {}, time -> {}));
  }

  /** Plays these arrivals to their end. */
  static Outcome play(RuleSet rules, List<Arrivals.Step> arrivals, Manner manner, Random random) {
    Chain chain = new Chain(RuleClocks.single(rules), manner, random);
    try {
      return chain.play(arrivals, manner.restores);
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  /** What raise is told when these events have come, and no watermark. */
  static List<MatchUpdate> onArrival(RuleSet rules, List<Event> arrivals, Random random) {
    Chain chain = new Chain(RuleClocks.single(rules), new Manner(1, 0), random);
    try {
      arrivals.forEach(event -> chain.branches.forEach(branch -> branch.send(event)));
      while (chain.stepOne()) {}
      return chain.updates;
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  /**
   * Plays what arrives before a checkpoint and some of what arrives after it, dies, and goes on
   * from the checkpoint: the sources give what they gave after it again, in another order.
   */
  static Outcome playAndDie(RuleSet rules, Arrivals.Twice arrivals, Manner manner, Random random) {
    Chain chain = new Chain(RuleClocks.single(rules), manner, random);
    try {
      return chain.playAndDie(arrivals);
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  private Outcome playAndDie(Arrivals.Twice arrivals) {
    arrivals.before().forEach(this::send);
    while (stepOne()) {}
    subtasks.forEach(Subtask::remember);
    int written = raise.side(Raise.INCIDENTS).size();
    for (Arrivals.Step step : arrivals.lost()) {
      send(step);
      while (random.nextInt(4) > 0 && stepOne()) {}
    }
    subtasks.forEach(Subtask::die);
    branches.forEach(Branch::forget);
    // what was written after the checkpoint was not committed; what was sent, was sent
    List<Incident> incidents = raise.side(Raise.INCIDENTS);
    incidents.subList(written, incidents.size()).clear();
    return play(arrivals.again(), 0);
  }

  private void send(Arrivals.Step step) {
    if (step.event() != null) {
      branches.forEach(branch -> branch.send(step.event()));
    } else {
      branches.forEach(branch -> branch.sendWatermark(step.watermark()));
    }
  }

  private Outcome play(List<Arrivals.Step> arrivals, double restores) {
    double hurry = 0.05 + 0.9 * random.nextDouble();
    for (Arrivals.Step step : arrivals) {
      send(step);
      goOn(hurry, restores);
    }
    return outcome();
  }

  /**
   * Plays these arrivals by several clocks: how far each source is, is told at the watermarks of
   * the arrivals, of each source by itself.
   */
  static Outcome play(
      RuleClocks clocks, List<Arrivals.Step> arrivals, Manner manner, Random random) {
    Chain chain = new Chain(clocks, manner, random);
    try {
      return chain.playSources(arrivals, manner.restores);
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  private Outcome playSources(List<Arrivals.Step> arrivals, double restores) {
    double hurry = 0.05 + 0.9 * random.nextDouble();
    SourceSpec spec =
        new SourceSpec("s", "", null, List.of(), 0, Oracle.IDLE, null, List.of(), null);
    Pulses pulses = new Pulses(named(spec), true);
    long[][] safe = Arrivals.safeBySource(arrivals, SOURCES);
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < arrivals.size(); i++) {
      Event event = arrivals.get(i).event();
      if (event != null) {
        newest = Math.max(newest, Arrivals.said(event));
        pulses.hear(event.source(), Arrivals.said(event));
        branches.forEach(branch -> branch.send(event));
      } else {
        tell(passed(safe[i]), pulses, newest);
        if (arrivals.get(i).watermark() == Long.MAX_VALUE) {
          branches.forEach(branch -> branch.sendWatermark(Long.MAX_VALUE));
        }
      }
      goOn(hurry, restores);
    }
    return outcome();
  }

  private static List<SourceSpec> named(SourceSpec like) {
    return IntStream.range(0, SOURCES)
        .mapToObj(
            i ->
                new SourceSpec(
                    like.name() + i,
                    like.file(),
                    like.format(),
                    like.columns(),
                    like.lateness(),
                    like.idle(),
                    like.arrival(),
                    like.entries(),
                    like.guard()))
        .toList();
  }

  /** How far each source says that it is: as far as it can be, or less. */
  private long[] passed(long[] safe) {
    return Arrays.stream(safe)
        .map(s -> s == Long.MAX_VALUE || random.nextBoolean() ? s : s - random.nextInt(100_000))
        .toArray();
  }

  private void tell(long[] passed, Pulses pulses, long newest) {
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
    branches.stream().filter(b -> b.hears(pause.source())).forEach(b -> b.send(pause));
  }

  private void goOn(double hurry, double restores) {
    while (random.nextDouble() > hurry && stepOne()) {}
    // Once the end was told it may be under way beside the watermark before it: decode would say
    // both.
    boolean isOver = branches.stream().anyMatch(Branch::hasEnded);
    if (random.nextDouble() < restores && !isOver) {
      subtasks.forEach(Subtask::restore);
      branches.forEach(Branch::tellAgain);
    }
  }

  private Outcome outcome() {
    while (stepOne()) {}
    int left = subtasks.stream().mapToInt(Subtask::left).sum();
    return new Outcome(
        raise.side(Raise.INCIDENTS), raise.out(), raise.side(Raise.AUDIT), updates, left);
  }

  /** Lets any subtask that has something to do take one item; whether there was one. */
  private boolean stepOne() {
    List<Subtask<?>> busy = subtasks.stream().filter(s -> !s.isIdle()).toList();
    if (!busy.isEmpty()) {
      busy.get(random.nextInt(busy.size())).step(random);
    }
    return !busy.isEmpty();
  }
}
