package urbanbrain.flow.raise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
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
      new Telling(happenings.chains, happenings.clocks, new Random(seed * 31))
          .to(driver, word -> hear(driver, receiver));
      assertThat(lines(driver.side(Raise.INCIDENTS))).isEqualTo(lines(expected));
      assertThat(identities(driver.side(Raise.INCIDENTS))).isEqualTo(identities(expected));
      assertThat(lines(receiver.stand()))
          .as("what receivers hold")
          .containsExactlyElementsOf(lines(expected));
      boolean mayCancel =
          happenings.withdraws || happenings.rule.isProvisional() || moves(happenings);
      assertThat(receiver.sawCancel() && !mayCancel).as("cancelled").isFalse();
      assertThat(receiver.doubts()).as("provisional to the end").isFalse();
      driver.snapshot();
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
