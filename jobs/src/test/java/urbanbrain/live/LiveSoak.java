package urbanbrain.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import urbanbrain.cluster.ClusterRest;

/**
 * The job's jar on a real cluster for a quarter of an hour, at half of the rate that it reads at
 * when it may: what it holds does not grow. What is measured in the last third of the time is
 * compared with what was in the middle third. Run by hand, see CONTRIBUTING.md.
 */
@Timeout(3_600)
class LiveSoak {

  private static final Duration WALL = Duration.ofMinutes(Integer.getInteger("soak.minutes", 15));
  private static final Duration EVERY = WALL.dividedBy(60);
  private static final Duration DAYS = Duration.ofDays(150);
  private static final int HURRY = 1_000_000;

  /** So many times the two hours are read at full speed, of which the first are to warm up. */
  private static final int ROUNDS = Integer.getInteger("soak.rounds", 40);

  private static final long LONGEST_WINDOW = Duration.ofHours(3).toMillis();
  private static final Map<String, String> SETTINGS =
      Map.of("execution.checkpointing.interval", "5s");

  @TempDir private Path folder;

  @Test
  void whatTheJobHoldsDoesNotGrow() throws Exception {
    Endless town = new Endless(Town.punctual(), Instant.now().minus(DAYS).toEpochMilli());
    try (Stage stage = new Stage(folder, SETTINGS);
        Feed feed = new Feed(town::message, stage.broker.servers(), HURRY)) {
      for (String topic : Town.SOURCES) {
        stage.broker.create(topic, 1, 1L << 30);
      }
      Path city = Town.idling(folder, stage.broker.servers(), stage.channels());
      int capacity = capacity(stage, feed, Endless.city(city), town.round());
      System.out.printf("reads %d records a second%n", capacity);
      feed.at(capacity / 2);
      feed.upTo(Integer.MAX_VALUE);
      List<Vitals> vitals = watch(stage, feed);
      feed.finish(feed.produced());
      stage.awaitRead();
      int hours = 2 * feed.produced() / town.round();
      System.out.printf("%d records, %d hours of event time%n", feed.produced(), hours);
      assertThat(Duration.ofHours(hours).toMillis()).isGreaterThan(3 * LONGEST_WINDOW);
      assertThat(stage.broker.written("late")).isEmpty();
      check(vitals);
    }
  }

  /** How many records it reads a second when they are there already, once it is warm. */
  private static int capacity(Stage stage, Feed feed, Path city, int round) throws Exception {
    int all = ROUNDS * round;
    feed.finish(all);
    stage.run(city, 2, Optional.empty());
    long cold = awaitCommitted(stage, all / 2);
    long begun = System.nanoTime();
    long warm = awaitCommitted(stage, all - round);
    return (int) ((warm - cold) * 1e9 / (System.nanoTime() - begun));
  }

  private static long awaitCommitted(Stage stage, long number) throws Exception {
    long[] read = {0};
    ClusterRest.await(
        Duration.ofMinutes(10),
        "the job does not read",
        () -> {
          read[0] = stage.broker.committed(Stage.GROUP, Town.SOURCES);
          return read[0] >= number;
        });
    return read[0];
  }

  /** Looks again and again until the time is over. */
  private static List<Vitals> watch(Stage stage, Feed feed) throws Exception {
    List<Vitals> vitals = new ArrayList<>();
    long begun = System.nanoTime();
    while (vitals.size() < WALL.dividedBy(EVERY)) {
      long next = begun + EVERY.toNanos() * (vitals.size() + 1);
      ClusterRest.await(
          EVERY.plus(Duration.ofMinutes(1)), "time stands still", () -> System.nanoTime() >= next);
      vitals.add(Vitals.of(stage));
      long behind = feed.produced() - stage.broker.committed(Stage.GROUP, Town.SOURCES);
      System.out.printf("%s, %d records behind%n", vitals.get(vitals.size() - 1), behind);
    }
    return vitals;
  }

  private static void check(List<Vitals> vitals) {
    int third = vitals.size() / 3;
    List<Vitals> middle = vitals.subList(third, 2 * third);
    List<Vitals> last = vitals.subList(2 * third, vitals.size());
    checkFlat("heap", middle, last, Vitals::heap, 0.1);
    checkFlat("state", middle, last, Vitals::state, 0.1);
    checkFlat("timers", middle, last, Vitals::timers, 0.1);
    checkFlat("files", middle, last, Vitals::files, 0.05);
  }

  /** The median grows by no more than a part of itself. */
  private static void checkFlat(
      String what,
      List<Vitals> middle,
      List<Vitals> last,
      ToLongFunction<Vitals> of,
      double tolerance) {
    long before = Vitals.median(middle, of);
    long after = Vitals.median(last, of);
    System.out.printf("%s: %,d in the middle third, %,d in the last%n", what, before, after);
    assertThat(before).as(what).isPositive();
    assertThat((double) after).as(what).isLessThanOrEqualTo(before * (1 + tolerance));
  }
}
