package urbanbrain.flow.demux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import urbanbrain.event.Event;
import urbanbrain.flow.Routed;
import urbanbrain.flow.demux.judge.Holding;
import urbanbrain.rule.tenure.Tenure;

/**
 * The key spaces of one kind where the events of a stream are wanted. What an event costs grows
 * with the feeds that it fits, not with those that there are.
 */
final class Targets {

  private static final Place[] NOWHERE = {};

  private final Target[] targets;

  /** By condition, the feeds that have it. */
  private final Place[][] byCondition;

  /** The targets of the event at hand, as many as are {@link #touched}. */
  private final int[] touching;

  private int touched;

  /** The feeds wanted in one key space. */
  record Wanted(Space space, Collection<Wish> wishes) {}

  /**
   * What rules want of one feed. All rules of a key space begin together.
   *
   * @param condition by its place in the list of all
   * @param from no event before this is wanted
   * @param heard from when on none of them wants any more
   */
  record Wish(int feed, int condition, long from, long heard) {

    Wish or(Wish other) {
      return new Wish(feed, condition, from, Math.max(heard, other.heard));
    }
  }

  /** A feed of a target. */
  private record Place(int target, int feed) {}

  /** Routes to these, in their order. */
  Targets(List<Wanted> wanted, int conditions) {
    targets = wanted.stream().map(Target::new).toArray(Target[]::new);
    touching = new int[targets.length];
    List<List<Place>> places = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      places.add(new ArrayList<>());
    }
    for (int i = 0; i < targets.length; i++) {
      int feed = 0;
      for (Wish wish : wanted.get(i).wishes) {
        places.get(wish.condition).add(new Place(i, feed++));
      }
    }
    byCondition = places.stream().map(of -> of.toArray(NOWHERE)).toArray(Place[][]::new);
  }

  /** Routes an event for which these conditions hold. */
  void route(Event event, Holding holding, Consumer<Routed> out) {
    if (targets.length == 0) {
      return;
    }
    touched = 0;
    for (int i = 0; i < holding.size(); i++) {
      for (Place place : byCondition[holding.get(i)]) {
        touch(place, event.time());
      }
    }
    Arrays.sort(touching, 0, touched);
    for (int i = 0; i < touched; i++) {
      Target target = targets[touching[i]];
      target.space.route(event, target.take(), out);
    }
  }

  private void touch(Place place, long time) {
    Target target = targets[place.target];
    if (target.hears(place.feed, time)) {
      if (target.fits == 0) {
        touching[touched++] = place.target;
      }
      target.fitting[target.fits++] = place.feed;
    }
  }

  /** One key space and the feeds in it. */
  private static final class Target {

    private final Space space;
    private final int[] feeds;

    /** No event before this is wanted. */
    private final long from;

    /** From when on no event is wanted, by feed; null where all always are. */
    private final long[] heard;

    /** The places of the feeds that the event at hand fits, as many as are {@link #fits}. */
    private final int[] fitting;

    private int fits;

    Target(Wanted wanted) {
      Collection<Wish> wishes = wanted.wishes;
      boolean isTimed =
          wishes.stream().anyMatch(w -> w.from != Tenure.BEGINNING || w.heard != Tenure.FOREVER);
      space = wanted.space;
      feeds = wishes.stream().mapToInt(Wish::feed).toArray();
      from = wishes.stream().mapToLong(Wish::from).min().orElseThrow();
      heard = isTimed ? wishes.stream().mapToLong(Wish::heard).toArray() : null;
      fitting = new int[feeds.length];
    }

    boolean hears(int feed, long time) {
      return heard == null || (time >= from && time < heard[feed]);
    }

    /** The feeds that fit, in their order; where all do, always the same array. */
    int[] take() {
      int count = fits;
      fits = 0;
      if (count == feeds.length) {
        return feeds;
      }
      Arrays.sort(fitting, 0, count);
      int[] taken = new int[count];
      for (int i = 0; i < count; i++) {
        taken[i] = feeds[fitting[i]];
      }
      return taken;
    }
  }
}
