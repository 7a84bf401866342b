package urbanbrain.flow.raise.notice;

import java.util.Comparator;
import urbanbrain.verdict.MatchId;

/**
 * The name under which an incident is published.
 *
 * @param id the match that gave it its name
 * @param turn how many handles were made from this match before: what said its last word under one
 *     may turn out to have happened after all, and then needs a fresh name
 */
public record Handle(MatchId id, int turn) implements Comparable<Handle> {

  private static final Comparator<Handle> ORDER =
      Comparator.comparing(Handle::id).thenComparingInt(Handle::turn);

  @Override
  public int compareTo(Handle other) {
    return ORDER.compare(this, other);
  }

  /** The handle as receivers see it. */
  public String text(String rule) {
    return turn == 0 ? id.text(rule) : id.text(rule) + "-" + (turn + 1);
  }
}
