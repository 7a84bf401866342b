package urbanbrain.flow.raise.desk;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.geo.Spot;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Patch;

/** Puts on the desk what was heard. */
public final class Reception {

  /** How far a silence without a radius holds around its point, in metres. */
  private static final double RADIUS = 500;

  /** How many may wait for what they are about to be told of. */
  private static final int MOST_ACKS = 100;

  private Reception() {}

  /**
   * What people wish to be silent.
   *
   * @param rule a rule's name or a pattern, or null
   * @param area an area of the city or the key of incidents, see {@link Areas}; or null
   * @param radius metres around the event's place; NaN where it does not say
   * @param until event time
   * @param by who wishes it, and why
   */
  public record Asked(String rule, String area, double radius, long until, String by) {}

  /** People wish silence, or no more. */
  public static void silence(Desk desk, Event event, Asked asked) {
    desk.silences.removeIf(silence -> silence.identity() == event.identity());
    if (!event.isWithdrawn()) {
      double radius =
          Double.isNaN(asked.radius) ? (event.shape() == null ? RADIUS : 0) : asked.radius;
      desk.silences.add(
          new Silence(
              event.identity(),
              asked.rule,
              asked.area,
              spot(event),
              radius,
              event.time(),
              asked.until,
              asked.by));
    }
  }

  /**
   * Something goes on that keeps a rule quiet, or does not after all.
   *
   * @param key the rule's key as the event has it, or null
   */
  public static void going(Desk desk, String rule, Event event, String key) {
    TreeSet<Going> goings = desk.goings.computeIfAbsent(rule, r -> new TreeSet<>());
    Going going = Going.of(event, spot(event), key);
    if (event.isWithdrawn()) {
      goings.remove(going);
    } else {
      goings.add(going);
    }
  }

  private static Spot spot(Event event) {
    return event.isPlaced() ? Spot.of(event) : null;
  }

  /** A signal that keeps rules quiet has changed. */
  public static void change(Desk desk, Patch patch) {
    NavigableMap<Long, Episode> episodes =
        desk.signals
            .computeIfAbsent(patch.rule(), r -> new TreeMap<>())
            .computeIfAbsent(patch.key(), k -> new TreeMap<>());
    episodes.values().removeIf(e -> e.start() < patch.to() && e.end() > patch.from());
    patch.before().forEach(episode -> episodes.remove(episode.start()));
    patch.now().forEach(episode -> episodes.put(episode.start(), episode));
  }

  /** What incidents a rule that explains others has in the making; true if that has changed. */
  public static boolean causes(Desk desk, String rule, List<Incident> live) {
    List<Cause> now = live.stream().map(Cause::of).toList();
    List<Cause> before = now.isEmpty() ? desk.live.remove(rule) : desk.live.put(rule, now);
    return before == null ? !now.isEmpty() : !before.equals(now);
  }

  /** Nobody tells any more how a signal goes on that keeps rules quiet. */
  public static void forgetSignal(Desk desk, String signal) {
    desk.signals.remove(signal);
  }

  /**
   * Nobody tells any more of a rule's matches, and its incidents have ended: gives those that
   * waited for what keeps them quiet or explains them.
   */
  public static List<Incident> forgetRule(Desk desk, String rule) {
    List<Incident> waiting = desk.pending.stream().filter(i -> i.rule().equals(rule)).toList();
    desk.pending.removeAll(waiting);
    desk.live.remove(rule);
    desk.past.remove(rule);
    return waiting;
  }

  /** Somebody has taken in hand what nobody has told of yet. */
  public static void ack(Desk desk, Ack ack) {
    desk.acks.add(ack);
  }

  /** What was taken in hand and nobody has told of yet, the first first. */
  public static List<Ack> acks(Desk desk) {
    return List.copyOf(desk.acks);
  }

  /** It has been told of, or never will be. */
  public static void forget(Desk desk, Ack ack) {
    desk.acks.remove(ack);
  }

  /** Takes away the first of them where more wait than there is room for. */
  public static List<Ack> tooMany(Desk desk) {
    List<Ack> first = desk.acks.subList(0, Math.max(0, desk.acks.size() - MOST_ACKS));
    List<Ack> taken = List.copyOf(first);
    first.clear();
    return taken;
  }
}
