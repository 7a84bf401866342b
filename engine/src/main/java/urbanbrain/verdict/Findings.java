package urbanbrain.verdict;

import java.util.List;
import java.util.stream.Stream;
import urbanbrain.event.Event;

/**
 * The events of one leg that an episode rests on.
 *
 * @param shown the first ones by time, id and identity, as many as {@link Evidence#SHOWN}
 * @param total how many there are in all
 * @param isDegraded whether a bound was hit, so that not all of them may have counted
 */
public record Findings(List<Event> shown, long total, boolean isDegraded) {

  /** Nothing is known. */
  public static final Findings NONE = new Findings(List.of(), 0, false);

  /** These and later ones. */
  public Findings and(Findings later) {
    List<Event> first =
        Stream.concat(shown.stream(), later.shown.stream()).limit(Evidence.SHOWN).toList();
    return new Findings(first, total + later.total, isDegraded || later.isDegraded);
  }
}
