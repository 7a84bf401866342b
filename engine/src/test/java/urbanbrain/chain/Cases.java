package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import urbanbrain.event.Event;
import urbanbrain.rule.RuleFiles;

/** Random cases: all that is awkward, more often than in a city. */
final class Cases {

  private static final long[] BASES = {0, -90_000, 1_767_225_600_000L};
  private static final long GRID = 5_000;

  private final Random random;
  private final List<Event> events = new ArrayList<>();

  private Cases(long seed) {
    this.random = new Random(seed);
  }

  /** The case of this seed: a few rules of every form, over a few dozen events. */
  static Case of(long seed) {
    return new Cases(seed).make();
  }

  private Case make() {
    RuleTexts rules = new RuleTexts(random);
    List<RuleFiles.Source> files = new ArrayList<>(World.files());
    files.addAll(rules.make());
    World world = new World(random, rules.near());
    long time = BASES[random.nextInt(BASES.length)] + random.nextInt(20) * GRID;
    int wanted = 5 + random.nextInt(50);
    while (events.size() < wanted) {
      time += step();
      add(world, time);
    }
    return new Case(files, events);
  }

  /** Bursts, steps around boundaries, and sometimes a gap longer than any window. */
  private long step() {
    return switch (random.nextInt(20)) {
      case 0 -> 40 * GRID;
      case 1 -> 2_000 * GRID;
      case 2, 3, 4, 5, 6, 7, 8 -> 0;
      case 9, 10, 11 -> GRID;
      default -> random.nextInt(4) * GRID;
    };
  }

  private void add(World world, long time) {
    long near = time + random.nextInt(3) - 1;
    events.add(world.event(near, id()));
    if (random.nextInt(10) == 0) {
      events.add(world.again(events.get(random.nextInt(events.size()))));
    }
  }

  /** Mostly a new id; sometimes one that others have too. */
  private String id() {
    return random.nextInt(5) == 0 ? "same" + random.nextInt(2) : "e" + events.size();
  }
}
