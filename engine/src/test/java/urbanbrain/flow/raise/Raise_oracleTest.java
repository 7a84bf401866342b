package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.flow.Word;
import urbanbrain.harness.Driver;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** However words, watermarks and restarts mix, the end is the components, cut at what ends them. */
class Raise_oracleTest {

  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheConnectedComponents(long seed) {
    Happenings happenings = new Happenings(seed);
    List<Incident> expected =
        new Components(happenings.rule, Happenings.HORIZON).of(happenings.last(), happenings.ends);
    try (Driver<Word, Alert> driver = driver(happenings)) {
      Receiver receiver = new Receiver();
      driver.side(Raise.INCIDENTS);
      play(happenings, new Random(seed * 31), driver, receiver);
      assertThat(lines(driver.side(Raise.INCIDENTS))).isEqualTo(lines(expected));
      assertThat(identities(driver.side(Raise.INCIDENTS))).isEqualTo(identities(expected));
      assertThat(lines(receiver.stand()))
          .as("what receivers hold")
          .containsExactlyElementsOf(lines(expected));
      boolean mayCancel =
          happenings.withdraws || happenings.rule.isProvisional() || moves(happenings);
      assertThat(receiver.sawCancel() && !mayCancel).as("cancelled").isFalse();
      assertThat(receiver.doubts()).as("provisional to the end").isFalse();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  /** An opening that moves back over a moment that ends incidents is another incident. */
  private static boolean moves(Happenings happenings) {
    return happenings.rule.when().isSignal() && !happenings.ends.isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 200));
  }

  private static Driver<Word, Alert> driver(Happenings happenings) {
    return Driver.keyed(
        () -> new Raise("riverton", happenings.clocks, 0), u -> "riverton", Types.STRING);
  }

  private static void play(
      Happenings happenings, Random random, Driver<Word, Alert> driver, Receiver receiver) {
    List<List<Happenings.Said>> rest = new ArrayList<>();
    happenings.chains.forEach(chain -> rest.add(new ArrayList<>(chain)));
    long[] passed = new long[happenings.clocks.clocks().size()];
    Arrays.fill(passed, -1);
    while (Arrays.stream(passed).min().orElseThrow() < Happenings.HORIZON) {
      int clock = random.nextInt(passed.length);
      long next = Math.min(Happenings.HORIZON, passed[clock] + 1 + leap(random));
      if (next > passed[clock]) {
        say(rest, new Word.Passed(clock, next), random, driver);
        passed[clock] = next;
        driver.element(new Word.Passed(clock, next));
      }
      if (random.nextInt(20) == 0) {
        driver.restore();
        for (int again = 0; again < passed.length; again++) {
          driver.element(new Word.Passed(again, passed[again]));
        }
      }
      hear(driver, receiver);
    }
    for (int clock = 0; clock < passed.length; clock++) {
      say(rest, new Word.Passed(clock, Long.MAX_VALUE), random, driver);
      driver.element(new Word.Passed(clock, Long.MAX_VALUE));
    }
    hear(driver, receiver);
  }

  private static int leap(Random random) {
    return random.nextInt(random.nextInt(4) == 0 ? 400_000 : 20_000);
  }

  /** Says all that must come before the clock gets there, and some of what may come later. */
  private static void say(
      List<List<Happenings.Said>> rest,
      Word.Passed time,
      Random random,
      Driver<Word, Alert> driver) {
    List<List<Happenings.Said>> due = new ArrayList<>(rest);
    due.removeIf(chain -> chain.isEmpty() || chain.get(0).word().clock() != time.clock());
    while (!due.isEmpty()) {
      List<Happenings.Said> chain = due.get(random.nextInt(due.size()));
      long watermark = time.watermark();
      boolean must = chain.stream().anyMatch(said -> said.before() <= watermark);
      boolean may = !chain.isEmpty() && chain.get(0).before() - 50_000 <= watermark;
      if (must || (may && random.nextInt(4) == 0)) {
        driver.element(chain.remove(0).word());
      } else {
        due.remove(chain);
      }
    }
  }

  private static void hear(Driver<Word, Alert> driver, Receiver receiver) {
    driver.out().forEach(receiver::hear);
    driver.out().clear();
  }

  private static List<String> lines(List<Incident> incidents) {
    return incidents.stream().sorted(IncidentLines.ORDER).map(LINES::line).toList();
  }

  private static List<String> identities(List<Incident> incidents) {
    return incidents.stream()
        .sorted(IncidentLines.ORDER)
        .map(incident -> Arrays.toString(incident.evidence().identities()))
        .toList();
  }
}
