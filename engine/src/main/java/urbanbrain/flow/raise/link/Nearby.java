package urbanbrain.flow.raise.link;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.geo.Tiles;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchId;

/**
 * Finds the matches that may be linked to something, by key and by the tiles around it, without
 * going through all that there are.
 */
public final class Nearby {

  private final Links links;
  private final double near;
  private final Tiles tiles;

  /** Those that may be linked to others by their keys. */
  private final SetMultimap<Optional<String>, MatchId> byKey = HashMultimap.create();

  private final SetMultimap<Long, MatchId> byTile = HashMultimap.create();

  /** Of none yet. */
  public Nearby(Links links) {
    this.links = links;
    this.near = links.near();
    this.tiles = links.level() < 0 ? null : new Tiles(links.level());
  }

  /** A match is there. */
  public void add(Match match) {
    if (goesByKey(match)) {
      byKey.put(Optional.ofNullable(match.key()), match.id());
    }
    if (isSomewhere(match.place())) {
      byTile.put(tile(match.place()), match.id());
    }
  }

  /** A match is there no more, or not in this form. */
  public void remove(Match match) {
    if (goesByKey(match)) {
      byKey.remove(Optional.ofNullable(match.key()), match.id());
    }
    if (isSomewhere(match.place())) {
      byTile.remove(tile(match.place()), match.id());
    }
  }

  /** Nothing is there. */
  public void clear() {
    byKey.clear();
    byTile.clear();
  }

  private boolean goesByKey(Match match) {
    return links.goesByKey(match.key(), match.end());
  }

  /** Every match that is linked to one, and some that are not. */
  public Set<MatchId> around(Match match) {
    return around(match.place(), goesByKey(match) ? ofKey(match.key()) : Set.of());
  }

  /** Every match that is linked to what ends incidents, and some that are not. */
  public Set<MatchId> around(Cut cut) {
    return around(cut.place(), links.goesByKey(cut.key()) ? ofKey(cut.key()) : Set.of());
  }

  private Set<MatchId> ofKey(String key) {
    return byKey.get(Optional.ofNullable(key));
  }

  private Set<MatchId> around(Place place, Set<MatchId> sameKey) {
    if (!isSomewhere(place)) {
      return sameKey;
    }
    Set<MatchId> all = new HashSet<>(sameKey);
    for (long tile : tiles.within(place.lat(), place.lon(), near)) {
      all.addAll(byTile.get(tile));
    }
    return all;
  }

  private boolean isSomewhere(Place place) {
    return tiles != null && place.isKnown();
  }

  private long tile(Place place) {
    return tiles.home(place.lat(), place.lon());
  }
}
