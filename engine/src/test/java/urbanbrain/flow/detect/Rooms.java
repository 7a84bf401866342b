package urbanbrain.flow.detect;

import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.event.StableHash;
import urbanbrain.event.StreamType;
import urbanbrain.feed.FeedRules;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.RouteKeyCodec;
import urbanbrain.flow.Routed;
import urbanbrain.harness.Driver;
import urbanbrain.harness.Events;
import urbanbrain.harness.Rules;
import urbanbrain.harness.Timeline;
import urbanbrain.harness.Windows;
import urbanbrain.rule.Form;
import urbanbrain.rule.Lane;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** What the tests of windows share: rooms whose heat is read, and how outputs look in short. */
final class Rooms {

  static final long MINUTE = 60_000;
  static final StreamType HEAT = Events.stream("test.heat", "room:text", "deg+", "sensor:text");
  static final Leg ALL = Rules.leg("heat", HEAT);

  /** The same readings, but they can be corrected and cancelled. */
  static final StreamType REVISED = Events.revised(HEAT, null, null);

  private Rooms() {}

  /** Five minutes every minute, by room; the lanes are count and the average heat. */
  static Windows fiveMinutes() {
    return Windows.of(ALL)
        .by("room")
        .over(5 * MINUTE, MINUTE)
        .lane(Lane.Op.COUNT, "")
        .lane(Lane.Op.AVG, "deg");
  }

  /** Average heat above 30. */
  static Windows above30() {
    return fiveMinutes().raise(w -> w.value(1) > 30);
  }

  static Rule hot(Form form) {
    return Rules.raising("hot", RuleClass.N, form);
  }

  /** Three events or more: no later event can undo that. */
  static Windows three() {
    return fiveMinutes().raise(w -> w.value(0) >= 3);
  }

  static Rule many(Form form) {
    return Rules.raising("many", RuleClass.M, form);
  }

  /** A rule that does nothing but wait for signals, so that there are patches. */
  static Rule waitingFor(String signal) {
    return Rules.raising(
        "waiting", RuleClass.M, new Form.Any(List.of(Rules.signal("leg", signal))));
  }

  static Event reading(String id, long time, double degrees) {
    return Events.of(HEAT).with("room", "R").with("deg", degrees).at(time, id);
  }

  static Event reading(String id, long time) {
    return reading(id, time, 20);
  }

  /** An event on its way to its room, with all feeds of all these rules that it fits. */
  static Routed routed(RuleSet rules, Event event) {
    int[] feeds =
        rules.rules().stream()
            .filter(r -> r.when() instanceof Form.Window w && w.of().where().of(event))
            .mapToInt(r -> FeedRules.feed(r).code())
            .distinct()
            .toArray();
    String room = event.text(HEAT.field("room").orElseThrow());
    int space = StableHash.code("by test.heat room");
    return Routed.event(new RouteKey(space, 0, room), true, feeds, event);
  }

  static Driver<Routed, MatchUpdate> drive(RuleSet rules) {
    return Driver.keyed(() -> new Detect(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
  }

  static Play play(Rule... rules) {
    return new Play(Rules.set(rules));
  }

  /** A timeline of readings; outputs are told as text, times in minutes. */
  static final class Play {
    private final RuleSet rules;
    private final Timeline<Routed, MatchUpdate> line;

    private Play(RuleSet rules) {
      this.rules = rules;
      this.line = Timeline.of(drive(rules)).with(Detect.PATCHES).seenAs(Rooms::shown);
    }

    Play event(Event event, Object... expected) {
      line.event(routed(rules, event), expected);
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
  }

  private static Object shown(Object out) {
    return out instanceof MatchUpdate update ? shown(update) : shown((Patch) out);
  }

  private static String shown(MatchUpdate update) {
    Match match = update.match();
    String ids =
        match.evidence().shown().stream().map(EventRef::id).collect(Collectors.joining(" "));
    return (update.present() ? "+" : "-")
        + update.rule()
        + span(match.start(), match.end())
        + (update.certain() ? "" : "?")
        + (update.settled() ? " settled" : "")
        + (match.isDegraded() ? " degraded" : "")
        + (" " + match.evidence().total() + " [" + ids + "]");
  }

  private static String shown(Patch patch) {
    return patch.rule() + shown(patch.before()) + " ->" + shown(patch.now());
  }

  private static String shown(List<Episode> episodes) {
    return episodes.isEmpty()
        ? " none"
        : episodes.stream()
            .map(e -> span(e.start(), e.end()) + " sure " + minutes(e.sure()))
            .collect(Collectors.joining());
  }

  private static String span(long start, long end) {
    return " " + minutes(start) + ".." + (end == Episode.OPEN ? "open" : minutes(end));
  }

  private static long minutes(long time) {
    return Math.floorDiv(time, MINUTE);
  }
}
