package urbanbrain.verdict;

import urbanbrain.event.Place;
import urbanbrain.event.Site;

/**
 * One stretch of time over which a signal is raised for a key: {@code [start, end)}.
 *
 * @param start the opening boundary, milliseconds since the epoch
 * @param end the closing boundary, or {@link #OPEN}
 * @param sure a moment at which the episode is known to be still active, whatever comes: its end is
 *     later. At least {@code start}
 * @param site where it stands, or nowhere
 */
public record Episode(long start, long end, long sure, Site site) {

  /** The end of an episode that is not known to have closed. */
  public static final long OPEN = Long.MAX_VALUE;

  /** One that stands at a point, or nowhere. */
  public Episode(long start, long end, long sure, Place place) {
    this(start, end, sure, new Site(place, null));
  }

  /** The point that stands for where it is, or nowhere. */
  public Place place() {
    return site.place();
  }

  /** Whether it is not known to have closed. */
  public boolean isOpen() {
    return end == OPEN;
  }
}
