package urbanbrain.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.rule.Rule;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;

/**
 * Rules of one form, and the events that they are to judge.
 *
 * @param texts the rules as people would write them, by name
 * @param events accepted events, duplicates among them
 */
record Try(RuleSet rules, Map<String, String> texts, List<Event> events) {

  Try withEvents(List<Event> fewer) {
    return new Try(rules, texts, fewer);
  }

  Try without(Rule rule) {
    List<Rule> fewer = new ArrayList<>(rules.rules());
    fewer.remove(rule);
    return new Try(new RuleSet(rules.streams(), fewer), texts, events);
  }

  /** Who gives which streams: people too, if they say anything. */
  List<RuleClocks.Source> sources() {
    boolean isOfPeople = rules.streams().stream(Sayings.CLOSE.name()).isPresent();
    return isOfPeople ? Moments.SOURCES_AND_PEOPLE : Moments.SOURCES;
  }

  /** The rules, and the events in their order, for people. */
  String text() {
    String head =
        rules.rules().stream()
            .map(r -> r.name() + " " + r.verdict() + " " + r.fire() + " " + texts.get(r.title()))
            .collect(Collectors.joining("\n"));
    return events.stream()
        .sorted(Event.ORDER)
        .map(e -> Case.text(e) + more(e))
        .collect(Collectors.joining("\n", head + "\n---\n", "\n"));
  }

  private static String more(Event e) {
    String source = e.source() == Event.NO_SOURCE ? "" : " source=" + e.source();
    String span = e.hasSpan() ? " until=" + e.until() : "";
    return e.version() == null
        ? source + span
        : source + " arrival=" + e.arrival() + " " + e.version();
  }
}
