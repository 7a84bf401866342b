package urbanbrain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import urbanbrain.event.Event;
import urbanbrain.event.StreamType;
import urbanbrain.rule.RuleFiles;
import urbanbrain.rule.RuleSet;

/**
 * Rules and the events that they are to judge.
 *
 * @param files streams and rules as people write them
 * @param events accepted events, duplicates among them
 */
record Case(List<RuleFiles.Source> files, List<Event> events) {

  RuleSet rules() {
    var compiled = RuleFiles.compile(files);
    assertThat(compiled.problems())
        .as(() -> compiled.problems().stream().map(p -> p.render()).collect(Collectors.joining()))
        .isEmpty();
    return compiled.rules().orElseThrow();
  }

  Case withFiles(List<RuleFiles.Source> fewer) {
    return new Case(fewer, events);
  }

  Case withEvents(List<Event> fewer) {
    return new Case(files, fewer);
  }

  /** The rules, and the events in their order, for people. */
  String text() {
    String rules =
        files.stream()
            .filter(f -> !f.declaresStreams())
            .map(f -> f.text())
            .collect(Collectors.joining("---\n"));
    return events.stream()
        .sorted(Event.ORDER)
        .map(Case::text)
        .collect(Collectors.joining("\n", rules + "---\n", "\n"));
  }

  static String text(Event e) {
    String place = e.isPlaced() ? " at " + e.lat() + "," + e.lon() : "";
    StreamType type = World.typeOf(e);
    String fields =
        type.fields().stream()
            .filter(f -> e.print(f) != null)
            .map(f -> f.name() + "=" + e.print(f))
            .collect(Collectors.joining(" "));
    return e + " " + type.name() + place + " " + fields;
  }
}
