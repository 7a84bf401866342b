package urbanbrain.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A peer in a contest, with the readings that it is given and what it took so far. */
final class Entrant {

  private static final double MOST_GROWTH = 10;
  private static final int LEAST_EACH = 30;

  private final Peer peer;
  private final List<Cost> empties = new ArrayList<>();
  private final List<Cost> costs = new ArrayList<>();
  private Readings given;
  private Answer answer;

  Entrant(Peer peer) {
    this.peer = peer;
  }

  Peer peer() {
    return peer;
  }

  int size() {
    return given.size();
  }

  int keys() {
    return given.keys();
  }

  /** What it answers to what it is given; null before it was asked. */
  Answer answer() {
    return answer;
  }

  /** From now on it is given these. */
  void give(Readings readings) {
    given = peer.isSorted() ? readings.sorted() : readings;
    answer = null;
  }

  /**
   * From now on it is given as many of these as it takes in its time, by what a run just took; but
   * never many more than before, as what a short run takes is mostly chance. Where that would be
   * too few of each sensor for its windows to be in use, it is given readings of fewer sensors.
   */
  void giveWhatItTakes(Readings all, Cost lately) {
    double share = Math.min(MOST_GROWTH, peer.seconds() * 1e9 / Math.max(lately.wall(), 1));
    int fitting = (int) Math.min(Math.min(all.size(), peer.most()), given.size() * share);
    int sensors = Math.max(1, fitting / LEAST_EACH);
    give(sensors < all.keys() ? Readings.make(sensors, fitting) : all.first(fitting));
  }

  /** What a run takes beyond an empty one; it is not kept. */
  Cost warmUp() throws Exception {
    Cost empty = empty();
    Cost full = full();
    return new Cost(full.wall() - empty.wall(), full.cpu() - empty.cpu());
  }

  /** A round of the contest. */
  void play() throws Exception {
    empties.add(empty());
    costs.add(full());
  }

  private Cost empty() throws Exception {
    Readings none = given.first(0);
    return Cost.of(() -> assertThat(peer.answer(none)).isEqualTo(Answer.NONE));
  }

  private Cost full() throws Exception {
    return Cost.of(
        () -> {
          Answer now = peer.answer(given);
          assertThat(now).as(peer.title()).isEqualTo(answer == null ? now : answer);
          answer = now;
        });
  }

  /** What a reading takes, by the medians of the rounds. */
  Cost each() {
    return Cost.median(costs).each(Cost.median(empties), given.size());
  }

  /** What a reading took in each round. */
  List<Cost> rounds() {
    Cost empty = Cost.median(empties);
    return costs.stream().map(cost -> cost.each(empty, given.size())).toList();
  }
}
