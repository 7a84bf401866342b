package urbanbrain.flow.detect.state;

import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.cel.Truth;
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
import urbanbrain.rule.Form;
import urbanbrain.rule.Leg;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleClass;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.EventRef;
import urbanbrain.verdict.Match;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Patch;

/** What the tests share: valves that say when they open and shut, and how outputs look in short. */
final class Valves {

  static final StreamType VALVE = Events.stream("test.valve", "valve:text", "open");
  static final Leg ALL = Rules.leg("valve", VALVE);

  private Valves() {}

  static Truth<Event> open() {
    return e -> e.numbers()[0] > 0;
  }

  /** That a valve was open for so long. */
  static Form.State openFor(long hold, long stale) {
    return new Form.State(ALL, List.of("valve"), open(), hold, stale);
  }

  static Rule rule(String name, Form form) {
    return Rules.raising(name, RuleClass.N, form);
  }

  /** A rule that does nothing but wait for signals, so that there are patches. */
  static Rule waitingFor(String signal) {
    return Rules.raising(
        "waits for " + signal, RuleClass.N, new Form.Any(List.of(Rules.signal("leg", signal))));
  }

  static Event opened(String id, long time) {
    return Events.of(VALVE).with("valve", "V").with("open", 1).at(time, id);
  }

  static Event shut(String id, long time) {
    return Events.of(VALVE).with("valve", "V").with("open", 0).at(time, id);
  }

  /** An event on its way to its valve, with all feeds of these rules that it fits. */
  static Routed routed(RuleSet rules, Event event) {
    int[] feeds =
        rules.rules().stream()
            .filter(r -> r.when() instanceof Form.State s && s.of().where().of(event))
            .mapToInt(r -> FeedRules.feed(r).code())
            .distinct()
            .toArray();
    int space = StableHash.code("state test.valve valve");
    return Routed.event(new RouteKey(space, 0, event.texts()[0]), true, feeds, event);
  }

  static Driver<Routed, MatchUpdate> drive(RuleSet rules) {
    return Driver.keyed(() -> new DetectState(rules), Routed::key, RouteKeyCodec.INSTANCE.info());
  }

  static Play play(Rule... rules) {
    return new Play(Rules.set(rules));
  }

  /** A timeline of valves; outputs are told as text. */
  static final class Play {
    private final RuleSet rules;
    private final Timeline<Routed, MatchUpdate> line;

    private Play(RuleSet rules) {
      this.rules = rules;
      this.line = Timeline.of(drive(rules)).with(DetectState.PATCHES).seenAs(Valves::shown);
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

    Play leavesNoState() {
      line.leavesNoState();
      return this;
    }
  }

  private static Object shown(Object out) {
    return out instanceof MatchUpdate update ? shown(update) : shown((Patch) out);
  }

  /** Such as "+stuck 10..20 settled [a b]"; what is not certain has a question mark. */
  private static String shown(MatchUpdate update) {
    Match match = update.match();
    String ids =
        match.evidence().shown().stream().map(EventRef::id).collect(Collectors.joining(" "));
    return (update.present() ? "+" : "-")
        + update.rule()
        + (update.certain() ? "" : "?")
        + span(match.start(), match.end())
        + (update.settled() ? " settled" : "")
        + (update.present() ? " [" + ids + "]" : "");
  }

  private static String shown(Patch patch) {
    return patch.rule() + spans(patch.before()) + " ->" + spans(patch.now());
  }

  private static String spans(List<Episode> episodes) {
    return episodes.isEmpty()
        ? " none"
        : episodes.stream().map(e -> span(e.start(), e.end())).collect(Collectors.joining());
  }

  private static String span(long start, long end) {
    return " " + start + ".." + (end == Episode.OPEN ? "open" : end);
  }
}
