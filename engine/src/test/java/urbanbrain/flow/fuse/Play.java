package urbanbrain.flow.fuse;

import static urbanbrain.harness.Rules.leg;
import static urbanbrain.harness.Rules.raising;
import static urbanbrain.harness.Rules.signal;
import static urbanbrain.harness.Rules.signalling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.event.Place;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Timeline;
import urbanbrain.rule.Fire;
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/**
 * One rule at one key, step by step. What comes out is seen as {@code anchor (total): leg=event
 * ...}, with a + before what is told, a ~ before what seems so, a = before what is settled, a -
 * before what is taken back, and a ! where something was dropped; a key stands behind {@code at}.
 */
final class Play {

  static final StreamType CRASH = Events.stream("traffic.crash", "twp:text", "sev+");
  static final StreamType EMS = Events.stream("health.ems_call", "twp:text", "prio+");
  static final StreamType SPEED = Events.stream("traffic.speed", "segment:text", "kmh+");
  static final Leg CRASHES = leg("crash", CRASH);
  static final Leg CALLS = leg("ems", EMS);
  static final Leg SLOW = signal("slow", "congested");
  private static final Rule CONGESTED =
      signalling(
          "congested",
          RuleClass.M,
          new Form.Window(
              leg("s", SPEED), List.of("segment"), 60, 60, List.of(), a -> false, null, 0, 0));

  private final Rule rule;
  private RouteKey key;
  private final Timeline<Routed, MatchUpdate> line;

  /** A rule of this form whose verdict stands. */
  static Play play(Form form) {
    return new Play(raising("rule", RuleClass.M, form));
  }

  /** A rule of this form that speaks as things seem. */
  static Play playNow(Form form) {
    Rule r = raising("rule", RuleClass.N, form);
    return new Play(
        new Rule(
            r.name(),
            r.says(),
            r.status(),
            r.owner(),
            r.version(),
            r.verdict(),
            r.why(),
            form,
            Fire.ON_ARRIVAL,
            r.incident(),
            r.file()));
  }

  /** All of these legs, each so far before and after the first at most. */
  static Form within(long before, long after, Leg... legs) {
    int all = legs.length;
    return new Form.All(List.of(legs), legs[0], before, after, Double.NaN, List.of(), all);
  }

  static Patch open(long start, long to, long sure) {
    Episode episode = new Episode(start, Episode.OPEN, sure, Place.NONE);
    return new Patch("congested", "s1", start, to + 60, List.of(), List.of(episode));
  }

  static Patch closed(long start, long end) {
    Episode episode = new Episode(start, end, start, Place.NONE);
    return new Patch("congested", "s1", start, end, List.of(), List.of(episode));
  }

  static Event crash(long time, String id) {
    return Events.of(CRASH).at(time, id);
  }

  static Event ems(long time, String id) {
    return Events.of(EMS).at(time, id);
  }

  Play(Rule rule) {
    this.rule = rule;
    this.key = new RouteKey(StableHash.code(rule.space()), 0, "");
    this.line =
        Timeline.keyed(
                () -> new Fuse(Rules.set(rule, CONGESTED)),
                Routed::key,
                RouteKeyCodec.INSTANCE.info())
            .seenAs(update -> seen((MatchUpdate) update));
  }

  /** From here on in this tile. */
  Play at(long tile) {
    key = new RouteKey(key.space(), tile, "");
    return this;
  }

  /** From here on at this key. */
  Play at(String text) {
    key = new RouteKey(key.space(), 0, text);
    return this;
  }

  Play event(Event event, Object... expected) {
    line.event(Routed.event(key, true, feeds(event), event), expected);
    return this;
  }

  Play copy(Event event, Object... expected) {
    line.event(Routed.event(key, false, feeds(event), event), expected);
    return this;
  }

  private int[] feeds(Event event) {
    return rule.when().legs().stream()
        .filter(leg -> !leg.isSignal() && leg.stream().code() == event.stream())
        .filter(leg -> leg.where().of(event))
        .mapToInt(leg -> leg.feed(rule.space()).code())
        .distinct()
        .toArray();
  }

  Play patch(Patch patch, Object... expected) {
    line.event(Routed.patch(key, patch), expected);
    return this;
  }

  Play time(long watermark, Object... expected) {
    line.time(watermark, expected);
    return this;
  }

  Play end(Object... expected) {
    line.end(expected);
    return this;
  }

  void leavesNoState() {
    line.leavesNoState();
  }

  private static String seen(MatchUpdate update) {
    String told = update.settled() ? "=" : update.certain() ? "+" : "~";
    String what = (update.present() ? told : "-") + (update.match().isDegraded() ? "!" : "");
    String pieces =
        update.match().evidence().shown().stream()
            .map(p -> p.leg() + "=" + p.id() + (p.leg().equals("slow") ? "@" + p.time() : ""))
            .collect(Collectors.joining(" "));
    long total = update.match().evidence().total();
    long[] identities = update.match().evidence().identities();
    boolean isExact = Arrays.stream(identities).distinct().count() == total;
    String key = update.match().key() == null ? "" : " at " + update.match().key();
    String name = update.match().id().name() + key;
    return what + name + " (" + (isExact ? total : "?") + "): " + pieces;
  }
}
