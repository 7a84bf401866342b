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
import urbanbrain.harness.Rules;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.IncidentLines;

/** However updates, watermarks and restarts mix, the end is the connected components. */
class Raise_oracleTest {

  private static final IncidentLines LINES = new IncidentLines(ZoneOffset.UTC);

  @ParameterizedTest
  @MethodSource("seeds")
  void endsWithTheConnectedComponents(long seed) {
    Happenings happenings = new Happenings(seed);
    List<Incident> expected =
        new Components(happenings.rule, Happenings.HORIZON).of(happenings.last());
    try (Driver<Word, Alert> driver = driver(happenings)) {
      Receiver receiver = new Receiver();
      driver.side(Raise.INCIDENTS);
      play(happenings, new Random(seed * 31), driver, receiver);
      assertThat(lines(driver.side(Raise.INCIDENTS))).isEqualTo(lines(expected));
      assertThat(identities(driver.side(Raise.INCIDENTS))).isEqualTo(identities(expected));
      assertThat(lines(receiver.stand())).as("what receivers hold").isEqualTo(lines(expected));
      assertThat(receiver.sawCancel() && !happenings.withdraws).as("cancelled").isFalse();
      assertThat(driver.stateEntries() + driver.timers()).isZero();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Driver<Word, Alert> driver(Happenings happenings) {
    return Driver.keyed(
        () -> new Raise("riverton", Rules.set(happenings.rule), 0), u -> "riverton", Types.STRING);
  }

  private static void play(
      Happenings happenings, Random random, Driver<Word, Alert> driver, Receiver receiver) {
    List<List<Happenings.Word>> rest = new ArrayList<>();
    happenings.chains.forEach(chain -> rest.add(new ArrayList<>(chain)));
    long watermark = -1;
    while (watermark < Happenings.HORIZON) {
      long next = Math.min(Happenings.HORIZON, watermark + 1 + leap(random));
      say(rest, next, random, driver);
      watermark = next;
      driver.element(new Word.Passed(0, watermark));
      if (random.nextInt(20) == 0) {
        driver.restore();
      }
      hear(driver, receiver);
    }
    say(rest, Long.MAX_VALUE, random, driver);
    driver.element(new Word.Passed(0, Long.MAX_VALUE));
    hear(driver, receiver);
  }

  private static int leap(Random random) {
    return random.nextInt(random.nextInt(4) == 0 ? 400_000 : 20_000);
  }

  /** Says all that must come before the watermark, and some of what may come later. */
  private static void say(
      List<List<Happenings.Word>> rest, long watermark, Random random, Driver<Word, Alert> driver) {
    List<List<Happenings.Word>> due = new ArrayList<>(rest);
    while (!due.isEmpty()) {
      List<Happenings.Word> chain = due.get(random.nextInt(due.size()));
      boolean must = chain.stream().anyMatch(word -> word.before() <= watermark);
      boolean may = !chain.isEmpty() && chain.get(0).before() <= watermark + 50_000;
      if (must || (may && random.nextInt(4) == 0)) {
        driver.element(new Word.Told(0, chain.remove(0).update()));
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
