package urbanbrain.bench.windows;

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
 * Which sensors read low values over a while? Ours against what a Flink user would write, Esper,
 * and loops by hand.
 *
 * <p>{@code -Devents=} the most readings, {@code -Drounds=}, {@code -Dseconds=} how long a run
 * takes about; ours takes six times as long, for a checkpoint to be in it; {@code -Dcases=} and
 * {@code -Dpeers=} for some only.
 */
class WindowsContest {

  private static final int EVENTS = Integer.getInteger("events", 16_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 2);
  private static final String PEERS = System.getProperty("peers", "");

  /** Windows of so many seconds by so many seconds, and so many keys. */
  private static final String CASES =
      System.getProperty("cases", "300/10/5000 3600/5/5000 300/10/500000 3600/5/500000");

  static Stream<Arguments> cases() {
    return Arrays.stream(CASES.split(" ")).map(text -> Arguments.of((Object[]) text.split("/")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void contest(long over, long every, int keys) throws Exception {
    Question question = new Question(1_000 * over, 1_000 * every);
    var peers =
        Arrays.stream(WindowPeer.values())
            .filter(peer -> PEERS.isEmpty() || PEERS.contains(peer.name()))
            .map(peer -> peer.asked(question, SECONDS))
            .toList();
    Table table =
        new Contest(peers, ROUNDS).run(Readings.make(500, 50_000), Readings.make(keys, EVENTS));
    System.out.printf(Locale.ROOT, "%n%,d s by %,d s, %,d keys%n%n%s%n", over, every, keys, table);
  }
}
