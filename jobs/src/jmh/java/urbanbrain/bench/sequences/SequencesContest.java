package urbanbrain.bench.sequences;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import urbanbrain.bench.contest.Contest;
import urbanbrain.bench.contest.Readings;
import urbanbrain.bench.contest.Table;

/**
 * After which readings comes another within a while, or none? Ours against Flink CEP, Esper, and a
 * loop by hand. Dense: nearly every reading is one after which to look. Sparse: one of five is.
 *
 * <p>{@code -Devents=} the most readings, {@code -Drounds=}, {@code -Dseconds=} how long a run
 * takes about; ours takes six times as long, for a checkpoint to be in it.
 */
class SequencesContest {

  private static final int EVENTS = Integer.getInteger("events", 16_000_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 2);
  private static final int KEYS = 5_000;

  @ParameterizedTest
  @CsvSource({"false, 100", "false, 52", "true, 100", "true, 52"})
  void contest(boolean absent, int below) throws Exception {
    Question question = new Question(absent, below);
    var peers =
        Arrays.stream(SequencePeer.values()).map(peer -> peer.asked(question, SECONDS)).toList();
    Table table =
        new Contest(peers, ROUNDS).run(Readings.make(2_000, 300_000), Readings.make(KEYS, EVENTS));
    System.out.printf(
        "%n%s, %s%n%n%s%n",
        absent ? "absence" : "sequence", below == 100 ? "dense" : "sparse", table);
  }
}
