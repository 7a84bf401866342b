package urbanbrain.verdict;

import java.util.List;

/**
 * What a match or an incident rests on.
 *
 * @param shown the first {@link #SHOWN} pieces by time and id, in this order
 * @param total how many pieces there are in all
 * @param identities the identity of every piece, in rising order, where matches may share pieces
 *     (joins); empty where they never do (windows)
 * @param legs the leg that each of these pieces stands under, by its place in the rule's {@code
 *     legs()}; where identities are empty, empty too, and all pieces are of the leg at 0
 */
public record Evidence(List<EventRef> shown, long total, long[] identities, int[] legs) {

  /** How many pieces are shown of one match or incident. */
  public static final int SHOWN = 10;

  /** All of the rule's only leg. */
  public Evidence(List<EventRef> shown, long total, long[] identities) {
    this(shown, total, identities, new int[identities.length]);
  }
}
