package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.asset.Assets;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.Epochs;
import urbanbrain.flow.raise.Raise;
import urbanbrain.harness.Driver;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.Alert;
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
  private final Gates gates;

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
    this(
        clocks,
        manner,
        random,
        manner.runner.keyed(() -> new Raise(CITY, clocks, 0), word -> CITY, Types.STRING));
  }

  private Chain(RuleClocks clocks, Manner manner, Random random, Operator<Word, Alert> raise) {
    this.random = random;
    this.raise = raise;
    this.gates = new Gates(branches, random);
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
   * Plays the lives of a job that dies and goes on from its last checkpoint, as jobs with
   * checkpoints do: what is not of class M leaves only with the checkpoint that holds it.
   */
  static Outcome playLives(
      RuleClocks clocks, List<Arrivals.Life> lives, Manner manner, Random random) {
    Driver<Word, Alert> raise =
        Driver.keyed(
            () -> new Raise(CITY, clocks, Assets.NONE, Epochs.from(0), true),
            word -> CITY,
            Types.STRING);
    Chain chain = new Chain(clocks, manner, random, Operator.of(raise));
    try {
      for (Arrivals.Life life : lives) {
        chain.play(life, raise);
      }
      return chain.outcome();
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  private void play(Arrivals.Life life, Driver<Word, Alert> raise) {
    for (int i = 0; i < life.checkpoint(); i++) {
      gates.take(life.steps().get(i), life.safe()[i]);
      goOn(0.5, 0);
    }
    if (life.isLast()) {
      return;
    }
    while (stepOne()) {}
    subtasks.forEach(Subtask::remember);
    gates.remember();
    if (random.nextInt(3) > 0) {
      raise.complete();
    }
    int incidents = raise.side(Raise.INCIDENTS).size();
    int audit = raise.side(Raise.AUDIT).size();
    for (int i = life.checkpoint(); i < life.death(); i++) {
      gates.take(life.steps().get(i), life.safe()[i]);
      goOn(0.25, 0);
    }
    subtasks.forEach(Subtask::die);
    gates.die();
    // what was written after the checkpoint was not committed; what was sent, was sent
    forget(raise.side(Raise.INCIDENTS), incidents);
    forget(raise.side(Raise.AUDIT), audit);
  }

  private static void forget(List<?> lines, int from) {
    lines.subList(from, lines.size()).clear();
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
    long[][] safe = Arrivals.safeBySource(arrivals, SOURCES);
    for (int i = 0; i < arrivals.size(); i++) {
      gates.take(arrivals.get(i), safe[i]);
      goOn(hurry, restores);
    }
    return outcome();
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
