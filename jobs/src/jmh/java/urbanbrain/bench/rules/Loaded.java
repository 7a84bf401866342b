package urbanbrain.bench.rules;

import java.nio.file.Path;
import java.util.Locale;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;

/**
 * A peer that has loaded the rules, and what that took.
 *
 * @param seconds how long a run may take about
 * @param loading from the rules' texts until it could take events, in seconds
 */
record Loaded(RulePeer peer, Player player, double seconds, double loading) implements Peer {

  private static final Readings NONE = Readings.make(1, 1).first(0);

  /** Loads the rules into a peer. Ours is ready when a job that is given nothing has run. */
  static Loaded of(RulePeer peer, Question question, Path city, double seconds) throws Exception {
    long began = System.nanoTime();
    Player player = peer.load(question, city);
    player.answer(NONE);
    double loading = (System.nanoTime() - began) / 1e9;
    return new Loaded(peer, player, peer == RulePeer.OURS ? 6 * seconds : seconds, loading);
  }

  @Override
  public String title() {
    return peer.title();
  }

  @Override
  public String kind() {
    return "rules";
  }

  @Override
  public boolean isSorted() {
    return false;
  }

  @Override
  public Answer answer(Readings readings) throws Exception {
    return player.answer(readings);
  }

  /** A line of a table in Markdown. */
  String line() {
    return String.format(Locale.ROOT, "| %s | %.2f |", title(), loading);
  }
}
