package urbanbrain.bench.near;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import urbanbrain.bench.contest.Contest;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.contest.Table;

/**
 * Around which readings is there one of another kind, near in time and space? Ours against each
 * with each and a grid by hand; over a whole city, and with half of all events in one tile.
 *
 * <p>{@code -Devents=} the most readings, {@code -Drounds=}, {@code -Dseconds=} how long a run
 * takes about; ours takes six times as long, for a checkpoint to be in it; {@code -Dpeers=} for
 * some only.
 */
class NearContest {

  private static final int EVENTS = Integer.getInteger("events", 16_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 2);
  private static final String PEERS = System.getProperty("peers", "");
  private static final int KEYS = 5_000;

  @ParameterizedTest
  @EnumSource(Spots.class)
  void contest(Spots spots) throws Exception {
    Question question = Question.of(spots);
    var peers =
        Arrays.stream(NearPeer.values())
            .filter(peer -> PEERS.isEmpty() || PEERS.contains(peer.name()))
            .map(peer -> peer.asked(question, SECONDS))
            .toList();
    Table table =
        new Contest(peers, ROUNDS).run(Readings.make(2_000, 300_000), Readings.make(KEYS, EVENTS));
    System.out.printf(Locale.ROOT, "%n%s, %,d sensors%n%n%s%n", spots, KEYS, table);
  }
}
