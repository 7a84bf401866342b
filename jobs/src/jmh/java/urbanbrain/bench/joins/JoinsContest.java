package urbanbrain.bench.joins;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.bench.contest.Contest;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.contest.Table;

/**
 * Which readings have others of their sensor around them, one of each kind that is asked for? Ours
 * against what a Flink user would write, Esper, and a loop by hand.
 *
 * <p>{@code -Devents=} the most readings, {@code -Drounds=}, {@code -Dseconds=} how long a run
 * takes about; ours takes six times as long, for a checkpoint to be in it; {@code -Dcases=} and
 * {@code -Dpeers=} for some only.
 */
class JoinsContest {

  private static final int EVENTS = Integer.getInteger("events", 16_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 2);
  private static final String PEERS = System.getProperty("peers", "");

  /** Joins of so many legs, how dense, and so many keys. */
  private static final String CASES =
      System.getProperty("cases", "2/SPARSE/5000 2/DENSE/5000 3/SPARSE/5000 3/DENSE/5000");

  static Stream<Arguments> cases() {
    return Arrays.stream(CASES.split(" ")).map(text -> Arguments.of((Object[]) text.split("/")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void contest(int legs, Density density, int keys) throws Exception {
    Question question = Question.of(legs, density);
    var peers =
        Arrays.stream(JoinPeer.values())
            .filter(peer -> PEERS.isEmpty() || PEERS.contains(peer.name()))
            .map(peer -> peer.asked(question, SECONDS))
            .toList();
    Table table =
        new Contest(peers, ROUNDS).run(Readings.make(2_000, 300_000), Readings.make(keys, EVENTS));
    System.out.printf(Locale.ROOT, "%n%d legs, %s, %,d keys%n%n%s%n", legs, density, keys, table);
  }
}
