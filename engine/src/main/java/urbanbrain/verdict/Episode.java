package urbanbrain.verdict;

import urbanbrain.event.Place;

/**
 * One stretch of time over which a signal is raised for a key: {@code [start, end)}.
 *
 * @param start the opening boundary, milliseconds since the epoch
 * @param end the closing boundary, or {@link #OPEN}
 * @param sure a moment at which the episode is known to be still active, whatever comes: its end is
 *     later. At least {@code start}
 * @param place where it stands, or nowhere
 */
public record Episode(long start, long end, long sure, Place place) {

  /** The end of an episode that is not known to have closed. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Whether it is not known to have closed. */
  public boolean isOpen() {
    return end == OPEN;
  }
}
