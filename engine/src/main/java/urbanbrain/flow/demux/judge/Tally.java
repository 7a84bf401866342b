package urbanbrain.flow.demux.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import urbanbrain.rule.tenure.Tenure;

/**
 * How many events one leg of a rule wants. Of a rule that has changed each event counts once: where
 * a version wants it that is in force at the time of the event.
 */
final class Tally {

  private final List<Version> versions = new ArrayList<>();
  private long count;
  private long lastTurn;

  /** The leg of one version: its condition, by the place in the list of all, and from when. */
  private record Version(int condition, long from, long until) {

    boolean wants(Holding holding, long time) {
      return holding.has(condition) && time >= from && time < until;
    }
  }

  /** A version has this leg. */
  void add(int condition, Tenure tenure) {
    versions.add(new Version(condition, tenure.from(), tenure.until()));
  }

  /** Whether it depends on the time of an event which version counts. */
  boolean isTimed() {
    return versions.size() > 1
        || versions.get(0).from != Tenure.BEGINNING
        || versions.get(0).until != Tenure.FOREVER;
  }

  /** The conditions of its versions, each once. */
  int[] conditions() {
    return versions.stream().mapToInt(Version::condition).distinct().toArray();
  }

  /**
   * An event of this time was judged; which conditions it fits.
   *
   * @param turn another one for each event, at least 1
   */
  void judged(Holding holding, long time, long turn) {
    if (lastTurn == turn) {
      return;
    }
    lastTurn = turn;
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).wants(holding, time)) {
        count++;
        return;
      }
    }
  }

  /**
   * Reads the count.
   *
   * @param held how many events each condition held for; as good where the time does not matter
   */
  LongSupplier count(long[] held) {
    if (isTimed()) {
      return () -> count;
    }
    int condition = versions.get(0).condition;
    return () -> held[condition];
  }
}
