package urbanbrain.verdict;

import java.util.List;

/**
 * What a match or an incident rests on.
 *
 * @param shown the first {@link #SHOWN} pieces by time and id, in this order
 * @param total how many pieces there are in all
 * @param identities the identity of every piece, in rising order, where matches may share pieces
 *     (joins); empty where they never do (windows)
 */
public record Evidence(List<EventRef> shown, long total, long[] identities) {

  /** How many pieces are shown of one match or incident. */
  public static final int SHOWN = 10;
}
