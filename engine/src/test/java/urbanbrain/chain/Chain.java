package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.typeinfo.Types;
import urbanbrain.event.Event;
import urbanbrain.flow.EventCodec;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.Stamp;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.demux.Deduplicate;
import urbanbrain.flow.detect.Detect;
import urbanbrain.flow.fuse.Fuse;
import urbanbrain.flow.raise.Raise;
import urbanbrain.harness.Driver;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchUpdate;

/** The stages from de-duplication to raise, wired as in the job, played in one thread. */
final class Chain {

  private static final String CITY = "city";

  private final RuleSet rules;
  private final Random random;
  private final int most;
  private final List<Subtask<?>> subtasks = new ArrayList<>();
  private final List<MatchUpdate> updates = new ArrayList<>();
  private final Router router;
  private final Exchange<Event> events;
  private final Driver<Word, Alert> raise;

  /**
   * How a chain is played.
   *
   * @param mostSubtasks of each stage
   * @param restores how likely all begin anew after an arrival
   */
  record Manner(int mostSubtasks, double restores) {}

  private Chain(RuleSet rules, int most, Random random) {
    this.rules = rules;
    this.random = random;
    this.most = most;
    this.router = new Router(rules);
    int demuxers = parallelism();
    int detectors = parallelism();
    int fusers = parallelism();
    Function<Routed, RouteKey> key = Routed::key;
    events = new Exchange<>(EventCodec.INSTANCE, Deduplicate::bucket, 1, demuxers);
    var toDetect = new Exchange<>(new RoutedCodec(), key, demuxers, detectors);
    var toFuse = new Exchange<>(new RoutedCodec(), key, demuxers, fusers);
    var patches = new Exchange<>(new RoutedCodec(), key, detectors, fusers);
    var signals = new Exchange<>(new WordCodec(), u -> CITY, detectors, 1);
    var joins = new Exchange<>(new WordCodec(), u -> CITY, fusers, 1);
    var words = new Exchange<>(new WordCodec(), u -> CITY, 1, 1);
    for (int i = 0; i < demuxers; i++) {
      demux(events.to(i), toDetect.from(i), toFuse.from(i));
    }
    for (int i = 0; i < detectors; i++) {
      detect(toDetect.to(i), patches.from(i), signals.from(i));
    }
    for (int i = 0; i < fusers; i++) {
      fuse(both(toFuse.to(i), patches.to(i)), joins.from(i));
    }
    stamp(both(signals.to(0), joins.to(0)), words.from(0));
    raise = raise(words.to(0));
  }

  /** Plays these arrivals to their end. */
  static Outcome play(RuleSet rules, List<Arrivals.Step> arrivals, Manner manner, Random random) {
    Chain chain = new Chain(rules, manner.mostSubtasks, random);
    try {
      return chain.play(arrivals, manner.restores);
    } finally {
      chain.subtasks.forEach(Subtask::close);
    }
  }

  /** What raise is told when these events have come, and no watermark. */
  static List<MatchUpdate> onArrival(RuleSet rules, List<Event> arrivals, Random random) {
    Chain chain = new Chain(rules, 1, random);
    try {
      arrivals.forEach(chain.events.from(0)::send);
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
    Chain chain = new Chain(rules, manner.mostSubtasks, random);
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
    // what was written after the checkpoint was not committed; what was sent, was sent
    List<Incident> incidents = raise.side(Raise.INCIDENTS);
    incidents.subList(written, incidents.size()).clear();
    return play(arrivals.again(), 0);
  }

  private void send(Arrivals.Step step) {
    if (step.event() != null) {
      events.from(0).send(step.event());
    } else {
      events.from(0).sendWatermark(step.watermark());
    }
  }

  private Outcome play(List<Arrivals.Step> arrivals, double restores) {
    double hurry = 0.05 + 0.9 * random.nextDouble();
    long told = Long.MIN_VALUE;
    for (Arrivals.Step step : arrivals) {
      if (step.event() != null) {
        events.from(0).send(step.event());
      } else {
        told = step.watermark();
        events.from(0).sendWatermark(told);
      }
      while (random.nextDouble() > hurry && stepOne()) {}
      if (random.nextDouble() < restores) {
        restore(told);
      }
    }
    while (stepOne()) {}
    int left = subtasks.stream().mapToInt(Subtask::left).sum();
    return new Outcome(raise.side(Raise.INCIDENTS), raise.out(), updates, left);
  }

  /** All begin anew from a snapshot of all, and the source says again how far it is. */
  private void restore(long told) {
    subtasks.forEach(Subtask::restore);
    if (told > Long.MIN_VALUE) {
      events.from(0).sendWatermark(told);
    }
  }

  /** Lets any subtask that has something to do take one item; whether there was one. */
  private boolean stepOne() {
    List<Subtask<?>> busy = subtasks.stream().filter(s -> !s.isIdle()).toList();
    if (!busy.isEmpty()) {
      busy.get(random.nextInt(busy.size())).step(random);
    }
    return !busy.isEmpty();
  }

  private void demux(
      List<Channel<Event>> in, Exchange<Routed>.Sender toDetect, Exchange<Routed>.Sender toFuse) {
    var driver = Driver.keyed(Deduplicate::new, Deduplicate.KEY, Types.INT);
    add(
        driver,
        in,
        () -> drain(driver.out(), e -> router.route(e, toDetect::send, toFuse::send)),
        time -> {
          toDetect.sendWatermark(time);
          toFuse.sendWatermark(time);
        });
  }

  private void detect(
      List<Channel<Routed>> in, Exchange<Routed>.Sender toFuse, Exchange<Word>.Sender toRaise) {
    var driver = Driver.keyed(() -> new Detect(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
    driver.side(Detect.PATCHES);
    add(
        driver,
        in,
        () -> {
          drain(driver.out(), update -> tell(update, toRaise));
          drain(driver.side(Detect.PATCHES), patch -> router.route(patch, toFuse::send));
        },
        time -> {
          toFuse.sendWatermark(time);
          toRaise.sendWatermark(time);
        });
  }

  private void fuse(List<Channel<Routed>> in, Exchange<Word>.Sender toRaise) {
    var driver = Driver.keyed(() -> new Fuse(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
    add(
        driver,
        in,
        () -> drain(driver.out(), update -> tell(update, toRaise)),
        toRaise::sendWatermark);
  }

  private void stamp(List<Channel<Word>> in, Exchange<Word>.Sender toRaise) {
    Driver<Word, Word> driver = Driver.of(() -> new Stamp(0), new WordCodec());
    add(driver, in, () -> drain(driver.out(), toRaise::send), time -> {});
  }

  private Driver<Word, Alert> raise(List<Channel<Word>> in) {
    var driver = Driver.keyed(() -> new Raise(CITY, rules, 0), update -> CITY, Types.STRING);
    driver.side(Raise.INCIDENTS);
    add(driver, in, () -> {}, time -> {});
    return driver;
  }

  private void tell(MatchUpdate update, Exchange<Word>.Sender toRaise) {
    updates.add(update);
    toRaise.send(new Word.Told(0, update));
  }

  private <I> void add(
      Driver<I, ?> driver, List<Channel<I>> in, Runnable afterEach, LongConsumer afterWatermark) {
    subtasks.add(new Subtask<>(driver, in, afterEach, afterWatermark));
  }

  private static <T> void drain(List<T> from, Consumer<T> to) {
    from.forEach(to);
    from.clear();
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private int parallelism() {
    return 1 + random.nextInt(most);
  }
}
