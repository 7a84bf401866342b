package urbanbrain.bench.decode;

import java.util.List;
import org.junit.jupiter.api.Test;
import urbanbrain.bench.contest.Contest;
import urbanbrain.bench.contest.Readings;

/**
 * What does it take to read four fields of a record of some 240 bytes, as it comes from a topic?
 * Our mapping against Jackson's streams and trees. {@code -Drounds=}.
 */
class DecodeContest {

  private static final int ROUNDS = Integer.getInteger("rounds", 9);

  @Test
  void contest() throws Exception {
    Readings check = Readings.make(2_000, 100_000);
    Readings all = Readings.make(5_000, DecodePeer.MOST);
    // Made before anything is timed.
    Payloads.of(check);
    Payloads.of(all);
    System.out.printf("%n%s%n", new Contest(List.of(DecodePeer.values()), ROUNDS).run(check, all));
  }
}
