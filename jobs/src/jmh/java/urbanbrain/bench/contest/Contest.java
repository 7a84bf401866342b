package urbanbrain.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Peers that answer one question about the same readings, in turns in one warm JVM (A B C A B C),
 * so that each has the same machine, compiler and collector, whoever else uses them.
 *
 * <p>First all of one kind must answer the same, on the readings of fewer sensors. Then each is
 * given as many of the first readings as it takes in its time, after some runs to find that out;
 * and what an empty run takes, a cluster's start with it, is taken off each round.
 */
public final class Contest {

  private static final int WARM_UPS = 3;

  private final List<Entrant> entrants;
  private final int rounds;

  /** A contest of so many rounds; those that cannot be given a reading do not take part. */
  public Contest(List<? extends Peer> peers, int rounds) {
    this.entrants = peers.stream().filter(peer -> peer.most() > 0).map(Entrant::new).toList();
    this.rounds = rounds;
  }

  /**
   * Runs it; gives the table.
   *
   * @param check what all must agree on
   * @param all what they are timed over
   */
  public Table run(Readings check, Readings all) throws Exception {
    check(check);
    for (int run = 0; run < WARM_UPS; run++) {
      for (Entrant entrant : entrants) {
        entrant.giveWhatItTakes(all, entrant.warmUp());
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Entrant entrant : entrants) {
        entrant.play();
        System.out.printf("round %d %s%n", round, entrant.peer().title());
      }
    }
    compare();
    return new Table(entrants);
  }

  private void check(Readings readings) throws Exception {
    for (Entrant entrant : entrants) {
      entrant.give(readings);
      entrant.warmUp();
      System.out.printf("%s: %s%n", entrant.peer().title(), entrant.answer());
    }
    compare();
    assertThat(entrants).allMatch(entrant -> entrant.answer().count() > 0);
  }

  /** Those of one kind that were given the same must have answered the same. */
  private void compare() {
    Map<String, Answer> answers = new HashMap<>();
    for (Entrant entrant : entrants) {
      String question = entrant.peer().kind() + " of " + entrant.size() + " of " + entrant.keys();
      Answer first = answers.putIfAbsent(question, entrant.answer());
      assertThat(entrant.answer())
          .as("%s, %s", entrant.peer().title(), question)
          .isEqualTo(first == null ? entrant.answer() : first);
    }
  }
}
