package urbanbrain.flow.demux;

import com.google.common.base.Joiner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import urbanbrain.event.Event;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.Site;
import urbanbrain.event.StableHash;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.geo.Tiles;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Patch;

/** A key space: gives an event or a patch to the keys of it where they may be needed. */
sealed interface Space {

  /** Routes an event that fits these feeds. */
  void route(Event event, int[] feeds, Consumer<Routed> out);

  /** Routes a patch. */
  void route(Patch patch, Consumer<Routed> out);

  /**
   * The tiles of one level.
   *
   * @param near the greatest distance that any rule here asks for, in metres
   */
  record Tiled(int code, Tiles tiles, double near) implements Space {

    @Override
    public void route(Event event, int[] feeds, Consumer<Routed> out) {
      if (!event.isPlaced()) {
        return;
      }
      boolean home = true;
      for (long tile : reached(Site.of(event))) {
        out.accept(Routed.event(new RouteKey(code, tile, ""), home, feeds, event));
        home = false;
      }
    }

    private long[] reached(Site site) {
      Place place = site.place();
      return site.shape() == null
          ? tiles.within(place.lat(), place.lon(), near)
          : tiles.within(site.shape(), place, near);
    }

    @Override
    public void route(Patch patch, Consumer<Routed> out) {
      Set<Long> reached = new TreeSet<>();
      patch.before().forEach(episode -> reach(episode, reached));
      patch.now().forEach(episode -> reach(episode, reached));
      for (long tile : reached) {
        out.accept(Routed.patch(new RouteKey(code, tile, ""), patch));
      }
    }

    private void reach(Episode episode, Set<Long> reached) {
      if (episode.place().isKnown()) {
        for (long tile : reached(episode.site())) {
          reached.add(tile);
        }
      }
    }
  }

  /**
   * The values of some fields. An event that lacks one of them has no key; no fields make one key.
   */
  record Keyed(int code, List<Field> fields) implements Space {

    @Override
    public void route(Event event, int[] feeds, Consumer<Routed> out) {
      String key = key(event);
      if (key != null) {
        out.accept(Routed.event(new RouteKey(code, 0, key), true, feeds, event));
      }
    }

    private String key(Event event) {
      if (fields.size() == 1) {
        return event.print(fields.get(0));
      }
      String[] values = new String[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = event.print(fields.get(i));
        if (values[i] == null) {
          return null;
        }
      }
      return Joiner.on(RouteKey.BETWEEN).join(values);
    }

    @Override
    public void route(Patch patch, Consumer<Routed> out) {
      out.accept(Routed.patch(new RouteKey(code, 0, patch.key()), patch));
    }
  }

  /** One key for all: the events of a rule that compares neither place nor key. */
  record Single(int code) implements Space {

    @Override
    public void route(Event event, int[] feeds, Consumer<Routed> out) {
      out.accept(Routed.event(new RouteKey(code, 0, ""), true, feeds, event));
    }

    @Override
    public void route(Patch patch, Consumer<Routed> out) {
      out.accept(Routed.patch(new RouteKey(code, 0, ""), patch));
    }
  }

  /** Any key will do, as nothing needs to meet: spread for the sake of the load. */
  record Spread(int code) implements Space {

    private static final int KEYS = 64;

    @Override
    public void route(Event event, int[] feeds, Consumer<Routed> out) {
      long number = event.identity() & (KEYS - 1);
      out.accept(Routed.event(new RouteKey(code, number, ""), true, feeds, event));
    }

    @Override
    public void route(Patch patch, Consumer<Routed> out) {
      long number = StableHash.of(StableHash.of(patch.rule()), patch.key()) & (KEYS - 1);
      out.accept(Routed.patch(new RouteKey(code, number, ""), patch));
    }
  }
}
